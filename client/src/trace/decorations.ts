import {
  DecorationRangeBehavior,
  Disposable,
  Range,
  ThemeColor,
  window,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import { ID } from '../names.ts';
import type { TraceState } from './marks.ts';
import { SIGNS } from './sentences.ts';
import type { ShownTrace } from './shown-trace.ts';

/** Draws traces. The lines under the marks differ as the signs do. */
export interface Decorations extends Disposable {
  /** `undefined`: takes everything away. */
  draw(editor: TextEditor, trace: ShownTrace | undefined): void;
}

const STATES: readonly TraceState[] = ['true', 'false', 'missing', 'unknown'];
const LINES: Readonly<Record<TraceState, string>> = {
  true: 'solid',
  false: 'dashed',
  missing: 'dotted',
  unknown: 'dotted',
};

export function createDecorations(): Decorations {
  const states = STATES.map((state) => ({
    state,
    signed: stateType(state, SIGNS[state]),
    more: stateType(state),
  }));
  const met = window.createTextEditorDecorationType({
    fontWeight: 'bold',
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
  const title = lineEndType('descriptionForeground');
  const blame = lineEndType(`${ID}.trace.falseForeground`);
  return {
    draw(editor, trace) {
      for (const { state, signed, more } of states) {
        const marks = trace?.marks.filter((mark) => mark.state === state) ?? [];
        const pieces = marks.map(({ range }) => linesOf(range, editor.document));
        editor.setDecorations(
          signed,
          pieces.flatMap(([first]) => first ?? []),
        );
        editor.setDecorations(
          more,
          pieces.flatMap(([, ...others]) => others),
        );
      }
      editor.setDecorations(met, trace?.met ?? []);
      drawLineEnd(editor, title, trace?.title);
      drawLineEnd(editor, blame, trace?.blame);
    },
    dispose() {
      Disposable.from(...states.flatMap(({ signed, more }) => [signed, more]), met, title, blame).dispose();
    },
  };
}

/** The parts of a range on its lines, without what indents them. */
function linesOf(range: Range, document: TextDocument): readonly Range[] {
  const parts: Range[] = [];
  for (let line = range.start.line; line <= range.end.line; line++) {
    const { firstNonWhitespaceCharacterIndex, range: whole } = document.lineAt(line);
    const part = whole.with({ start: whole.start.with({ character: firstNonWhitespaceCharacterIndex }) });
    const seen = part.intersection(range);
    if (seen !== undefined && !seen.isEmpty) parts.push(seen);
  }
  return parts;
}

/** @param sign left out on the further lines of a mark */
function stateType(state: TraceState, sign?: string): TextEditorDecorationType {
  const color = new ThemeColor(`${ID}.trace.${state}Foreground`);
  return window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor(`${ID}.trace.${state}Background`),
    borderColor: color,
    borderStyle: LINES[state],
    // Thin: a thicker line hides the underscores of names.
    borderWidth: '0 0 1px 0',
    overviewRulerColor: color,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    ...(sign !== undefined && {
      before: { contentText: sign, color, fontWeight: 'bold', margin: '0 0.2em 0 0' },
    }),
  });
}

function lineEndType(color: string): TextEditorDecorationType {
  return window.createTextEditorDecorationType({
    isWholeLine: true,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    after: { color: new ThemeColor(color), fontStyle: 'italic', margin: '0 0 0 2em' },
  });
}

function drawLineEnd(
  editor: TextEditor,
  type: TextEditorDecorationType,
  end: { readonly line: number; readonly text: string } | undefined,
): void {
  const options = end && {
    range: new Range(end.line, 0, end.line, 0),
    renderOptions: { after: { contentText: end.text } },
  };
  editor.setDecorations(type, options === undefined ? [] : [options]);
}
