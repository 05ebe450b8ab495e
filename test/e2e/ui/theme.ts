import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './scenario.ts';

const THEMES = {
  light: { name: 'Default Light Modern', shown: '.vs' },
  dark: { name: 'Default Dark Modern', shown: '.vs-dark' },
  'high contrast': { name: 'Default High Contrast', shown: '.hc-black' },
} as const;

export type Theme = keyof typeof THEMES;

/** Changes the colours of the window, by the settings of the folder, and waits until they are there. `more`: other settings. */
export async function showTheme(
  { workbench, samples }: Stage,
  theme: Theme,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { name, shown } = THEMES[theme];
  mkdirSync(path.join(samples, '.vscode'), { recursive: true });
  const settings = path.join(samples, '.vscode/settings.json');
  writeFileSync(settings, JSON.stringify({ 'workbench.colorTheme': name, ...more }));
  await workbench.page.locator(`.monaco-workbench${shown}`).first().waitFor();
}
