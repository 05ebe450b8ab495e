import { Range } from 'vscode';
import type { ProtocolRange } from '../../../server/src/protocol/index.ts';

export function toRange({ start, end }: ProtocolRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
