/** "Did you mean": what a misspelt field name most likely means, and that wild guesses are not made. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../server/data/read-table.ts';
import { createFieldSchema } from '../../server/src/core/schema/field-schema.ts';

const schema = createFieldSchema(readTable);

const MEANT: readonly (readonly [misspelt: string, meant: string | undefined, why: string])[] = [
  ['proces.name', 'process.name', 'a letter forgotten in the prefix'],
  ['process.nmae', 'process.name', 'two letters swapped'],
  ['process.parent.comand_line', 'process.parent.command_line', 'a letter forgotten'],
  ['prcess.parnet.nmae', 'process.parent.name', 'a slip in each segment'],
  ['event.catagory', 'event.category', 'a wrong letter'],
  ['process.executables', 'process.executable', 'a letter too many'],
  ['process.parent.executible', 'process.parent.executable', 'a wrong letter'],
  ['hots.os.type', 'host.os.type', 'the slip is in the first segment'],
  ['mesage', 'message', 'a name without a dot'],
  ['Process.Name', 'process.name', 'case alone'],
  ['process.ext.api.name', 'process.Ext.api.name', 'case alone, beyond ECS'],
  ['process_name', 'process.name', 'a slip with the dot'],
  ['process.commandline', 'process.command_line', 'the underscore forgotten'],
  ['process.command.line', 'process.command_line', 'a dot for the underscore'],
  ['process.sha256', 'process.hash.sha256', 'a segment forgotten'],
  ['host.type', 'host.os.type', 'a segment forgotten: the much used field, not host.entity.type'],
  ['parent.process.name', 'process.parent.name', 'segments in the wrong order'],
  ['winlog.event_data.TargetUserNam', 'winlog.event_data.TargetUserName', 'beyond ECS'],
  ['aws.cloudtrail.user_identity.typ', 'aws.cloudtrail.user_identity.type', 'beyond ECS'],
  ['process.Ext.token.integrity_levle_name', 'process.Ext.token.integrity_level_name', 'beyond ECS'],
  ['user.idd', 'user.id', 'one letter too many in a short segment'],
  ['file.pth', 'file.path', 'a letter forgotten in a short segment'],
  ['proc.name', undefined, 'an abbreviation is no slip'],
  ['process.xyz', undefined, 'nothing like it'],
  ['process.tty.dev', undefined, 'nothing like it, although process.tty has children'],
  ['user.up', undefined, 'one of two letters is half of the word'],
  ['foo.bar', undefined, 'nothing like it'],
  ['name', undefined, 'many fields end so'],
  ['process', undefined, 'a prefix'],
  ['process.*', undefined, 'a pattern'],
  ['', undefined, 'nothing'],
  ['..', undefined, 'dots alone'],
];

for (const [misspelt, meant, why] of MEANT) {
  test(`${misspelt} -> ${meant ?? 'nothing'} (${why})`, () => {
    assert.equal(schema.nearest(misspelt), meant);
  });
}

test('the suggestion is a field that exists', () => {
  for (const [misspelt] of MEANT) {
    const meant = schema.nearest(misspelt);
    if (meant !== undefined) assert.notEqual(schema.field(meant), undefined);
  }
});

test('dropping any one letter of a much used field leads back to it or to another field', () => {
  for (const name of [
    'process.executable',
    'process.parent.command_line',
    'source.address',
    'registry.data.strings',
  ]) {
    for (let at = 0; at < name.length; at++) {
      const misspelt = name.slice(0, at) + name.slice(at + 1);
      if (schema.field(misspelt) === undefined) assert.equal(schema.nearest(misspelt), name, misspelt);
    }
  }
});
