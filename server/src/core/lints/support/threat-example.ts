/** Id, name and page of a table; a value between `«` and `»` is the one that must be reported. */
type Values = readonly [id: string, name: string, page: string];

interface ThreatTables {
  readonly tactic: Values;
  readonly technique?: Values;
  readonly subtechnique?: Values;
}

/** A `[[rule.threat]]` entry as TOML, for the examples of lints. */
export function threatExample({ tactic, technique, subtechnique }: ThreatTables): string {
  const tables = [
    table('[rule.threat.tactic]', tactic),
    ...(technique === undefined ? [] : [table('[[rule.threat.technique]]', technique)]),
    ...(subtechnique === undefined ? [] : [table('[[rule.threat.technique.subtechnique]]', subtechnique)]),
  ];
  return ['[[rule.threat]]\nframework = "MITRE ATT&CK"', ...tables].join('\n\n');
}

function table(header: string, [id, name, page]: Values): string {
  const address = page.replace(/^«?/, (mark) => `${mark}https://attack.mitre.org/`);
  return [header, `id = ${quoted(id)}`, `name = ${quoted(name)}`, `reference = ${quoted(address)}`].join(
    '\n',
  );
}

function quoted(value: string): string {
  const [, marked] = /^«(.*)»$/.exec(value) ?? [];
  return marked === undefined ? `"${value}"` : `«"${marked}"»`;
}

export const EXECUTION: Values = ['TA0002', 'Execution', 'tactics/TA0002/'];
export const COMMAND_AND_CONTROL: Values = ['TA0011', 'Command and Control', 'tactics/TA0011/'];
export const INTERPRETER: Values = ['T1059', 'Command and Scripting Interpreter', 'techniques/T1059/'];
export const UNIX_SHELL: Values = ['T1059.004', 'Unix Shell', 'techniques/T1059/004/'];
