import { Disposable, window, type QuickPickItem, type Range, type TextEditor } from 'vscode';
import type { Part } from './marks.ts';
import { SIGNS } from './sentences.ts';
import type { ShownTrace } from './shown-trace.ts';
import type { Traces } from './traces.ts';

/** What the command returns: the rows, and which was chosen. */
export interface ListedTrace {
  readonly title: string;
  readonly rows: readonly Pick<Row, 'label' | 'description' | 'detail'>[];
  /** The row at which the list opened, and the one that was chosen: indices. */
  readonly first: number;
  readonly chosen: number | undefined;
}

interface Row extends QuickPickItem {
  readonly range: Range;
}

/**
 * The trace that the active editor shows as a list, in words: marks and their hovers are for people who see them. It opens at the
 * condition to blame; what is chosen there is selected in the editor.
 */
export async function listTrace(traces: Traces): Promise<ListedTrace | undefined> {
  const editor = window.activeTextEditor;
  const trace = editor && traces.shownIn(editor.document);
  if (editor === undefined || trace === undefined) {
    void window.showWarningMessage(
      'There is no trace to list: open a rule and use *Show Trace of Event…*; after an edit, again.',
    );
    return undefined;
  }
  const rows = trace.parts.map((part) => rowOf(part, trace));
  const blamed = rows.findIndex(({ range }) => trace.blame?.range.isEqual(range) === true);
  const first = Math.max(0, blamed);
  const chosen = await pick(rows, first, trace.said);
  if (chosen !== undefined) select(chosen.range, editor);
  const told = rows.map(({ label, description = '', detail = '' }) => ({ label, description, detail }));
  return { title: trace.said, rows: told, first, chosen: chosen && rows.indexOf(chosen) };
}

function rowOf({ range, state, text, words, of }: Part, { blame }: ShownTrace): Row {
  const isBlamed = blame?.range.isEqual(range) === true;
  const description = [of, isBlamed ? 'first to blame' : undefined].filter((each) => each !== undefined);
  return {
    label: `${SIGNS[state]} ${text}`,
    description: description.join(', '),
    detail: words.plain,
    range,
  };
}

/** `showQuickPick` can't open at a row. */
function pick(rows: readonly Row[], first: number, title: string): Promise<Row | undefined> {
  const list = window.createQuickPick<Row>();
  list.title = title;
  list.placeholder = 'A condition to go to, in the order of the query';
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.items = rows;
  list.activeItems = rows.slice(first, first + 1);
  return new Promise<Row | undefined>((resolve) => {
    const listeners = Disposable.from(
      list.onDidAccept(() => {
        resolve(list.selectedItems[0]);
        list.hide();
      }),
      list.onDidHide(() => {
        resolve(undefined);
        listeners.dispose();
        list.dispose();
      }),
    );
    list.show();
  });
}

function select(range: Range, { document, viewColumn }: TextEditor): void {
  void window.showTextDocument(document, { ...(viewColumn && { viewColumn }), selection: range });
}
