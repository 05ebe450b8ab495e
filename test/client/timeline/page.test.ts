/** The page lets nothing in but our script and our style. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pageOf } from '../../../client/src/timeline/page.ts';
import { repositoryRoot } from '../../support/shared.ts';

const PAGE = pageOf({
  cspSource: 'https://*.vscode-cdn.net',
  nonce: 'n0nce',
  script: 'https://host/timeline.js?a=1&b="2"',
  style: 'https://host/timeline.css',
});

test('the content security policy allows the style of our origin and the script with the nonce, and nothing else', () => {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(PAGE) ?? [];
  assert.equal(policy, "default-src 'none'; style-src https://*.vscode-cdn.net; script-src 'nonce-n0nce'");
  assert.doesNotMatch(PAGE, /unsafe-/);
});

test('no script, style or handler stands in the page itself', () => {
  assert.deepEqual(PAGE.match(/<script[^>]*>[^<]*/g), [
    '<script nonce="n0nce" src="https://host/timeline.js?a=1&amp;b=&quot;2&quot;">',
  ]);
  assert.doesNotMatch(PAGE, /<style|\sstyle=|\son\w+=|javascript:/i);
});

const VIEW = join(repositoryRoot, 'client/src/timeline/view');
const SOURCES = readdirSync(VIEW).filter((name) => name.endsWith('.ts'));

test('the script makes no markup of data, and evaluates none', () => {
  assert.ok(SOURCES.length > 10);
  for (const name of SOURCES) {
    const text = readFileSync(join(VIEW, name), 'utf8');
    assert.doesNotMatch(
      text,
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/,
      name,
    );
  }
});

test('nothing moves by itself, so that there is no motion to reduce', () => {
  const text = readFileSync(join(VIEW, 'timeline.css'), 'utf8');
  assert.doesNotMatch(text, /transition|animation|@keyframes|scroll-behavior/);
  for (const name of SOURCES)
    assert.doesNotMatch(readFileSync(join(VIEW, name), 'utf8'), /\.animate\(|behavior:/, name);
});

test('the style names no colour of its own, and loads nothing', () => {
  const text = readFileSync(join(VIEW, 'timeline.css'), 'utf8');
  const values = [...text.matchAll(/^\s+[\w-]+:\s*([^;]+);/gm)].map(([, value = '']) =>
    value.replace(/--[\w-]+/g, ''),
  );
  assert.ok(values.length > 100);
  for (const value of values) {
    assert.doesNotMatch(
      value,
      /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\b(?:white|black|red|gr[ae]y|blue|green|yellow|orange)\b|url\(/i,
    );
  }
});
