/** `rulewright/ruleTypes` and `rulewright/newRule` over a real server process. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  NEW_RULE,
  RULE_TYPES,
  type NewRuleParams,
  type NewRuleResult,
  type OfferedType,
} from '../../server/src/protocol/index.ts';
import { withEditor } from './client.ts';

test('each type that is offered is made, with its cases; another is refused', () =>
  withEditor('pulled', async ({ connection }) => {
    const location = 'file:///nowhere/my%20rule.toml';
    const ruleId = '4f0c7f0e-3d0a-4c53-8a55-0b6f3f6f6f10';
    const make = (type: string): Promise<NewRuleResult> => {
      const params: NewRuleParams = { type, location, ruleId, date: '2026/02/03' };
      return connection.sendRequest(NEW_RULE, params);
    };
    const types = await connection.sendRequest<readonly OfferedType[]>(RULE_TYPES);
    assert.ok(types.length > 0);
    for (const { type } of types) {
      const [rule] = (await make(type)).files;
      assert.equal(rule?.location, location);
      assert.ok(rule.text.includes(`rule_id = "${ruleId}"`) && rule.text.includes('"2026/02/03"'));
    }
    assert.deepEqual(
      (await make('eql')).files.map((file) => file.location),
      [
        location,
        'file:///nowhere/my%20rule.samples/match-certutil.ndjson',
        'file:///nowhere/my%20rule.samples/no-match-other-tool.ndjson',
      ],
    );
    await assert.rejects(make('eqll'), /no type `eqll`/);
  }));
