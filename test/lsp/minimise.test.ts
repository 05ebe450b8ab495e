/** `rulewright/minimiseEvents` over a real server process. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  MINIMISE_EVENTS,
  type MinimiseEventsParams,
  type MinimiseEventsResult,
} from '../../server/src/protocol/index.ts';
import { ruleText } from '../cases/support.ts';
import { withEditor, type Editor } from './client.ts';

const RULE = 'file:///rules/a.toml';
const TEXT = '{"process":{"pid":1,"name":"a"}}\n{"process":{"pid":1},"b":2}\n';

function ask({ connection }: Editor, params: Partial<MinimiseEventsParams>): Promise<MinimiseEventsResult> {
  return connection.sendRequest(MINIMISE_EVENTS, { rule: RULE, text: TEXT, start: 3, end: 3, ...params });
}

test('the event at the offset is minimised, and no other', () =>
  withEditor('pulled', async (editor) => {
    await editor.open(RULE, ruleText('any where process.pid == 1'));
    const newText = '{"process":{"pid":1}}';
    assert.deepEqual(await ask(editor, {}), {
      kind: 'minimised',
      edits: [{ start: 0, end: 32, newText }],
      complete: true,
    });
    const both = await ask(editor, { end: TEXT.length - 2 });
    assert.ok(both.kind === 'minimised');
    assert.deepEqual(
      both.edits.map((edit) => edit.newText),
      [newText, newText],
    );
  }));

test('a broken text and a broken query are refused, with the reason', () =>
  withEditor('pulled', async (editor) => {
    await editor.open(RULE, ruleText('any where process.pid =='));
    const query = await ask(editor, {});
    assert.ok(query.kind === 'refused');
    assert.match(query.reason, /The query has an error/);
    const text = await ask(editor, { text: '{"a": ' });
    assert.ok(text.kind === 'refused');
    assert.match(text.reason, /This is no JSON/);
  }));
