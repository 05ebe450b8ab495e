import { attackUrl } from '../attack/attack-url.ts';
import type { AttackData } from '../attack/attack.ts';
import type { TomlString } from '../toml/ast.ts';
import type { Finding, Lint } from './lint.ts';
import { attackObject, becomeFix, contradictedBy, meantId } from './support/attack-names.ts';
import type { AttackObject } from './support/attack-names.ts';
import { threatItems } from './support/threat-items.ts';
import type { ThreatItem } from './support/threat-items.ts';
import { EXECUTION, INTERPRETER, threatExample, UNIX_SHELL } from './support/threat-example.ts';

export const unknownTechnique: Lint = {
  code: 'unknown-technique',
  category: 'attack',
  severity: 'warning',
  summary: 'ATT&CK has no such tactic or technique, or its name or address is another.',
  rationale:
    "Coverage reports and Kibana's ATT&CK view go by these three values. Upstream's tests fail when the id does not exist, or when name and address are not those of the id. An address that is none of a page on MITRE's site is refused even while the rule is loaded.",
  source:
    'elastic/detection-rules, tests/test_all_rules.py (TestThreatMappings); address forms: detection_rules/schemas/definitions.py; ids and names: MITRE ATT&CK',
  examples: [
    {
      title: 'A tactic that does not exist',
      toml: threatExample({ tactic: ['«TA002»', 'Execution', 'tactics/TA0002/'] }),
      fixed: threatExample({ tactic: EXECUTION }),
    },
    {
      title: 'A name that is not that of the id',
      toml: threatExample({
        tactic: EXECUTION,
        technique: ['T1059', '«Command Interpreter»', 'techniques/T1059/'],
      }),
      fixed: threatExample({ tactic: EXECUTION, technique: INTERPRETER }),
    },
    {
      title: 'The address of another subtechnique',
      toml: threatExample({
        tactic: EXECUTION,
        technique: INTERPRETER,
        subtechnique: ['T1059.004', 'Unix Shell', '«techniques/T1059/003/»'],
      }),
      fixed: threatExample({ tactic: EXECUTION, technique: INTERPRETER, subtechnique: UNIX_SHELL }),
    },
    {
      title: 'An id that neither the name nor the address agrees with',
      toml: threatExample({
        tactic: EXECUTION,
        technique: ['«T1609»', 'Command and Scripting Interpreter', 'techniques/T1059/'],
      }),
      fixed: threatExample({ tactic: EXECUTION, technique: INTERPRETER }),
    },
    {
      title: 'Id, name and address of the same things',
      toml: threatExample({ tactic: EXECUTION, technique: INTERPRETER, subtechnique: UNIX_SHELL }),
    },
    {
      title: 'The last slash of the address may be absent',
      toml: threatExample({ tactic: ['TA0002', 'Execution', 'tactics/TA0002'] }),
    },
  ],
  *check({ rule, attack }) {
    for (const item of threatItems(rule)) {
      if (item.id === undefined) continue;
      const known = attackObject(item.kind, item.id.value, attack);
      if (known === undefined) yield unknownId(item, item.id, attack);
      else yield* contradictions(item, item.id, known, attack);
    }
  },
};

function unknownId(item: ThreatItem, id: TomlString, attack: AttackData): Finding {
  const meant = meantId(item, attack);
  const object = meant === undefined ? undefined : attackObject(item.kind, meant, attack);
  const what = `ATT&CK ${attack.version} has no ${item.kind} \`${id.value}\`.`;
  if (object === undefined) return { message: `${what} Take the id from ${MATRIX}.`, span: id.span };
  return {
    message: `${what} Did you mean \`${object.id}\` (${object.name})?`,
    span: id.span,
    fixes: [becomeFix(item, object, true)],
  };
}

const MATRIX = 'https://attack.mitre.org';

function* contradictions(
  item: ThreatItem,
  id: TomlString,
  known: AttackObject,
  attack: AttackData,
): Iterable<Finding> {
  const name = item.name?.value === known.name ? undefined : item.name;
  const reference = isAddressOf(item.reference?.value ?? '', known) ? undefined : item.reference;
  const other = contradictedBy(item, attack);
  if (other !== undefined) {
    yield {
      message: `\`${id.value}\` is ${known.name}, but the name and the address are those of \`${other.id}\`: one of them is wrong.`,
      span: id.span,
      fixes: [becomeFix(item, other, true), becomeFix(item, known, false)],
    };
    return;
  }
  if (name !== undefined) yield wrongName(name, item, known);
  if (reference !== undefined) yield wrongReference(reference, item, known);
}

function wrongName(name: TomlString, item: ThreatItem, known: AttackObject): Finding {
  return {
    message: `\`${known.id}\` is called \`${known.name}\` in ATT&CK.`,
    span: name.span,
    ...aboutId(item, known),
    fixes: [becomeFix({ ...item, reference: undefined }, known, true)],
  };
}

function wrongReference(reference: TomlString, item: ThreatItem, known: AttackObject): Finding {
  const refused = !FORMS[item.kind].test(withSlash(reference.value));
  const reason = refused ? `, and upstream refuses an address of another form` : '';
  return {
    message: `This is not the address of \`${known.id}\`${reason}: it is \`${attackUrl(known.kind, known.id)}\`.`,
    span: reference.span,
    ...(refused ? { severity: 'error' } : {}),
    ...aboutId(item, known),
    fixes: [becomeFix({ ...item, name: undefined }, known, true)],
  };
}

/** Upstream adds a missing last slash before it looks at an address. */
function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

function isAddressOf(address: string, known: AttackObject): boolean {
  return withSlash(address) === attackUrl(known.kind, known.id);
}

const FORMS: Readonly<Record<ThreatItem['kind'], RegExp>> = {
  tactic: /^https:\/\/(?:attack\.mitre\.org\/tactics\/TA\d+|atlas\.mitre\.org\/tactics\/AML\.TA\d+)\/$/,
  technique:
    /^https:\/\/(?:attack\.mitre\.org\/techniques\/T\d+|atlas\.mitre\.org\/techniques\/AML\.T\d+)\/$/,
  subtechnique:
    /^https:\/\/(?:attack\.mitre\.org\/techniques\/T\d+\/\d+|atlas\.mitre\.org\/techniques\/AML\.T\d+\.\d+)\/$/,
};

function aboutId(item: ThreatItem, known: AttackObject): Pick<Finding, 'related'> {
  if (item.id === undefined) return {};
  return { related: [{ span: item.id.span, message: `${known.id} is ${known.name}.` }] };
}
