/** Where the arrow keys lead in the lanes. */

/** A mark that has the focus: its row, and its place in the row. */
export interface CellPlace {
  readonly row: number;
  readonly cell: number;
}

/** The marks of each row, from left to right: where they stand, and which event they are. */
export type Cells = readonly (readonly { readonly x: number; readonly event: number }[])[];

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The next mark in the row, or the nearest one in the next row that has any; where there is none, the same. */
export function moved(cells: Cells, from: CellPlace, direction: Direction): CellPlace {
  switch (direction) {
    case 'left':
    case 'right': {
      const cell = from.cell + (direction === 'right' ? 1 : -1);
      return cells[from.row]?.[cell] === undefined ? from : { ...from, cell };
    }
    case 'up':
    case 'down': {
      const x = cells[from.row]?.[from.cell]?.x ?? 0;
      const step = direction === 'down' ? 1 : -1;
      for (let row = from.row + step; row >= 0 && row < cells.length; row += step) {
        const nearest = nearestTo(cells[row] ?? [], x);
        if (nearest !== undefined) return { row, cell: nearest };
      }
      return from;
    }
  }
}

function nearestTo(row: Cells[number], x: number): number | undefined {
  let best: number | undefined;
  let distance = Infinity;
  for (const [index, cell] of row.entries()) {
    if (Math.abs(cell.x - x) < distance) {
      best = index;
      distance = Math.abs(cell.x - x);
    }
  }
  return best;
}

/** The mark of an event: in the row that had the focus, else in the first row, which has all events. */
export function cellOf(cells: Cells, event: number, row: number): CellPlace | undefined {
  for (const candidate of [row, 0]) {
    const cell = cells[candidate]?.findIndex((each) => each.event === event) ?? -1;
    if (cell >= 0) return { row: candidate, cell };
  }
  return undefined;
}
