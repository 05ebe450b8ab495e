import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../support/shared.ts';
import type { Scenario, Stage } from './scenario.ts';
import { showTheme } from './theme.ts';
import type { Workbench } from './workbench.ts';

/** A text that stands in a line of the editor which is told by some more of it. */
type Place = readonly [line: string, text: string];

interface Coloured {
  readonly name: string;
  readonly file: string;
  /** Brings all of these into view. */
  readonly line: number;
  readonly keyword: Place;
  readonly string: Place;
  readonly field: Place;
  /** Keys before the query and behind it, which look alike. */
  readonly keys: readonly [Place, Place];
}

const FRAMEWORK: Place = ['framework = ', 'framework'];

const FILES: readonly Coloured[] = [
  {
    name: 'eql',
    file: 'credential_access_web_server_shell_reads_secrets.toml',
    line: 70,
    keyword: ['process where', 'where'],
    string: ['"busybox"', 'busybox'],
    field: ['process.name in', 'process'],
    keys: [['severity = ', 'severity'], FRAMEWORK],
  },
  {
    name: 'kql',
    file: 'defense_evasion_web_server_log_deleted_by_hand.toml',
    line: 49,
    keyword: ['event.category:file and', 'and'],
    string: ['"backup agent"', 'backup'],
    field: ['event.type:deletion', 'event'],
    keys: [['severity = ', 'severity'], FRAMEWORK],
  },
  {
    name: 'esql',
    file: 'credential_access_accounts_guessed_from_one_address.toml',
    line: 73,
    keyword: ['| where host.os.type', 'where'],
    string: ['"ssh_login"', 'ssh_login'],
    field: ['| where host.os.type', 'host'],
    keys: [['type = "esql"', 'type'], FRAMEWORK],
  },
  {
    name: 'hunt',
    file: 'hunt.toml',
    line: 27,
    keyword: ['SELECT pid', 'SELECT'],
    string: ["'nginx')", 'nginx'],
    field: ['file.path : (', 'file'],
    keys: [
      ['license = ', 'license'],
      ['references = ', 'references'],
    ],
  },
];

/** Without the server's colours, so that the grammars' are seen. */
export const coloursOfGrammars: Scenario = {
  title: 'with a TOML extension the grammars colour EQL, KQL, ES|QL and SQL, and nothing behind the query',
  run: (stage) => showAll(stage, 'grammars', { 'editor.semanticHighlighting.enabled': false }),
};

export const coloursOfServer: Scenario = {
  title: 'without a TOML extension the server colours EQL, KQL, ES|QL and SQL, and the file around them',
  run: (stage) => showAll(stage, 'server', {}),
};

async function showAll(
  stage: Stage,
  who: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { workbench, samples, address } = stage;
  const hunt = path.join(repositoryRoot, 'test/fixtures/queries/hunt.toml');
  copyFileSync(hunt, path.join(samples, 'rules/hunt.toml'));
  await workbench.openFolder(address(samples));
  for (const file of FILES) {
    await workbench.openFile(file.file);
    await workbench.goToLine(file.line);
    for (const theme of ['dark', 'light'] as const) {
      await showTheme(stage, theme, settings);
      await untilColoured(workbench, file);
      await workbench.saveShot(`20-colours-${file.name}-${who}-${theme}`);
    }
  }
}

/** Waits until words, strings and fields of the query differ, and keys on both sides of it are alike. */
async function untilColoured({ page }: Workbench, file: Coloured): Promise<void> {
  const { keyword, string, field, keys } = file;
  const places = [keyword, string, field, ...keys];
  await page.waitForFunction((wanted) => {
    const lines = [...document.querySelectorAll('.editor-instance .view-line')];
    const colourOf = ([lineText, text]: readonly [string, string]): string | undefined => {
      for (const line of lines) {
        const whole = (line.textContent ?? '').replaceAll('\u00A0', ' ');
        const start = whole.indexOf(text, Math.max(0, whole.indexOf(lineText)));
        if (!whole.includes(lineText) || start < 0) continue;
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let offset = 0;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          offset += node.textContent?.length ?? 0;
          if (offset > start && node.parentElement !== null)
            return getComputedStyle(node.parentElement).color;
        }
      }
      return undefined;
    };
    const [first, second, third, before, behind] = wanted.map(colourOf);
    const differ = new Set([first, second, third]).size === 3 && ![first, second, third].includes(undefined);
    return differ && before !== undefined && before === behind;
  }, places);
}
