// `node scripts/icon.mjs`: media/icon.png from media/icon.svg, since galleries take no SVG. Run by hand when the drawing changes.
import './check-node.mjs';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './build/paths.mjs';
import { installChromium } from '../test/e2e/host/chromium.mjs';

const SIZE = 256;

const drawing = readFileSync(path.join(root, 'media/icon.svg'), 'utf8');
const executablePath = await installChromium((line) => console.log(line));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
await page.setContent(`<style>body { margin: 0 }</style>${drawing}`);
await page.screenshot({ path: path.join(root, 'media/icon.png'), omitBackground: true });
await browser.close();
