import {
  DecorationRangeBehavior,
  Disposable,
  Range,
  ThemeColor,
  window,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import { ID } from '../names.ts';
import { SIGNS, type TraceState } from './marks.ts';
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
  const states = STATES.map((state) => ({ state, type: stateType(state) }));
  const met = window.createTextEditorDecorationType({
    fontWeight: 'bold',
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
  const title = lineEndType('descriptionForeground');
  const blame = lineEndType(`${ID}.trace.falseForeground`);
  return {
    draw(editor, trace) {
      for (const { state, type } of states) {
        const marks = trace?.marks.filter((mark) => mark.state === state) ?? [];
        editor.setDecorations(
          type,
          marks.map(({ range }) => range),
        );
      }
      editor.setDecorations(met, trace?.met ?? []);
      drawLineEnd(editor, title, trace?.title);
      drawLineEnd(editor, blame, trace?.blame);
    },
    dispose() {
      Disposable.from(...states.map(({ type }) => type), met, title, blame).dispose();
    },
  };
}

function stateType(state: TraceState): TextEditorDecorationType {
  const color = new ThemeColor(`${ID}.trace.${state}Foreground`);
  return window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor(`${ID}.trace.${state}Background`),
    borderColor: color,
    borderStyle: LINES[state],
    borderWidth: '0 0 2px 0',
    overviewRulerColor: color,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    before: { contentText: SIGNS[state], color, fontWeight: 'bold', margin: '0 0.2em 0 0' },
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
