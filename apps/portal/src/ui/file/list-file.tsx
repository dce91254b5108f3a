import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '../../graphql/problem.js';
import { download } from '../download.js';
import type { Column } from '../list.js';
import { Refusal } from '../refusal.js';
import { useNow } from '../value/clock.js';
import { cellText } from './cell-text.js';
import { csvOf } from './csv.rules.js';
import type { AskRows, SomeRows } from './every-row.js';

const MOST_ROWS = 10_000;
/** Columns in which something is done say nothing in a file. */
const ACTS = 'act';

export interface ListFileProps<Row> {
  /** Names the file. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly ask: AskRows<Row>;
}

/** Gives a whole list as a file, each cell as it reads on the page. */
export function ListFile<Row>({ caption, columns, rowKey, ask }: ListFileProps<Row>): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const [drawn, draw] = useState<SomeRows<Row>>();
  const [stage, enter] = useState<'RUNNING' | 'DONE' | 'CUT'>();
  const [problem, setProblem] = useState<Problem>();
  const written = useRef<string[][]>([]);
  const said = columns.filter(({ key, onPageOnly }) => key !== ACTS && !onPageOnly);
  const fetchFrom = (after: string | undefined): void => {
    ask(after).then(draw, (thrown: unknown) => {
      setProblem(asProblem(thrown));
      enter(undefined);
    });
  };
  const begin = (): void => {
    written.current = [];
    setProblem(undefined);
    enter('RUNNING');
    fetchFrom(undefined);
  };
  const take = (rows: string[][], { next }: SomeRows<Row>): void => {
    written.current = [...written.current, ...rows].slice(0, MOST_ROWS);
    draw(undefined);
    if (next !== null && written.current.length < MOST_ROWS) return fetchFrom(next);
    const heads = said.map(({ title, figures = false }) => ({ title, figures }));
    download(`${caption}-${dayOf(now)}.csv`, csvOf(heads, written.current), 'text/csv');
    return enter(next === null ? 'DONE' : 'CUT');
  };
  return (
    <div className="list-file">
      <button
        type="button"
        className="button plain"
        aria-disabled={stage === 'RUNNING'}
        onClick={() => stage !== 'RUNNING' && begin()}
      >
        {t('ui.file.act')}
        <span className="unseen">{caption}</span>
      </button>
      <span role="status" className="soft">
        {stage && t(`ui.file.${stage}`, { count: written.current.length })}
      </span>
      {problem && <Refusal problem={problem} />}
      {drawn && <Drawn some={drawn} columns={said} rowKey={rowKey} onDrawn={(rows) => take(rows, drawn)} />}
    </div>
  );
}

/** Of the province, as a name of a file can hold it: 2020-10-08. */
function dayOf(now: number | undefined): string {
  return new Date(now ?? Date.now()).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
}

interface DrawnProps<Row> {
  readonly some: SomeRows<Row>;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly onDrawn: (rows: string[][]) => void;
}

/** The cells as the page draws them, unseen, to be read off. */
function Drawn<Row>({ some, columns, rowKey, onDrawn }: DrawnProps<Row>): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  const done = useRef(onDrawn);
  done.current = onDrawn;
  useLayoutEffect(() => {
    const rows = [...(body.current?.rows ?? [])];
    done.current(rows.map(({ cells }) => [...cells].map(cellText)));
  }, [some]);
  return (
    <table hidden>
      <tbody ref={body}>
        {some.rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, cell }) => (
              <td key={key}>{cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
