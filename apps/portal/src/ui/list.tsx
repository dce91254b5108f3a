import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskRows } from './file/every-row.js';
import { ListFile } from './file/list-file.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right, below each other. */
  readonly figures?: boolean;
  /** Says nothing in a file, or would ask for each row by itself. */
  readonly onPageOnly?: boolean;
  /** Named where the server can order by it. */
  readonly sort?: string;
}

export interface ListProps<Row> {
  /** Names the list to who cannot see it beside its heading. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** What an empty list says: why it is empty, and what to do. */
  readonly empty: ReactNode;
  readonly loading?: boolean;
  /** The page that is shown and the one behind it, by the cursors of the API; both live in the address. */
  readonly page?: Paging;
  /** The order, from the address: a column's `sort`, with - in front where it falls. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  /** Makes of the whole list a file: how its rows are asked for; `true` where all are on the page. */
  readonly file?: AskRows<Row> | true;
}

export interface Paging {
  readonly after: string | undefined;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Absent where the cursor is `after` in the search of the address: then the pages are links. */
  readonly onPage?: (after: string | undefined) => void;
}

/** A page of a list as the server ordered and cut it; on a phone each row is a block with its titles. */
export function List<Row>(props: ListProps<Row>): ReactNode {
  const { caption, rows, rowKey, columns, empty, loading, page } = props;
  if (rows.length === 0 && page?.after === undefined) return <div className="empty">{empty}</div>;
  return (
    <>
      <div className="table-scroll" role="region" tabIndex={0} aria-label={caption} aria-busy={loading}>
        <table className="table list">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <ColumnHead key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map(({ key, title, cell, figures }) => (
                  <td key={key} data-title={title} className={figures ? 'figures' : undefined}>
                    <div>{cell(row)}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {page && <Pages caption={caption} page={page} />}
      {props.file && (
        <ListFile
          caption={caption}
          columns={columns}
          rowKey={rowKey}
          ask={props.file === true ? () => Promise.resolve({ rows, next: null }) : props.file}
        />
      )}
    </>
  );
}

interface ColumnHeadProps<Row> {
  readonly column: Column<Row>;
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
}

function ColumnHead<Row>({
  column: { title, figures, sort: own },
  sort,
  onSort,
}: ColumnHeadProps<Row>): ReactNode {
  const className = figures ? 'figures' : undefined;
  if (!own || !onSort) {
    return (
      <th scope="col" className={className}>
        {title}
      </th>
    );
  }
  const order = sort === own ? 'ascending' : sort === `-${own}` ? 'descending' : 'none';
  return (
    <th scope="col" className={className} aria-sort={order}>
      <button type="button" className="sort" onClick={() => onSort(order === 'ascending' ? `-${own}` : own)}>
        {title}
        <span aria-hidden="true">{{ ascending: ' ↑', descending: ' ↓', none: ' ↕' }[order]}</span>
      </button>
    </th>
  );
}

/** Cursors go forward; back is the browser's, or the beginning. */
function Pages({ caption, page: { after, pageInfo, onPage } }: { caption: string; page: Paging }): ReactNode {
  const { t } = useTranslation();
  if (after === undefined && !pageInfo.hasNextPage) return null;
  return (
    <nav className="pages" aria-label={t('ui.list.pages', { caption })}>
      {after !== undefined && (
        <PageLink to={undefined} onPage={onPage}>
          {t('ui.list.first')}
        </PageLink>
      )}
      {pageInfo.hasNextPage && (
        <PageLink to={pageInfo.endCursor ?? undefined} onPage={onPage}>
          {t('ui.list.next')}
        </PageLink>
      )}
    </nav>
  );
}

interface PageLinkProps {
  readonly to: string | undefined;
  readonly onPage: Paging['onPage'];
  readonly children: ReactNode;
}

function PageLink({ to, onPage, children }: PageLinkProps): ReactNode {
  if (onPage)
    return (
      <button type="button" className="button" onClick={() => onPage(to)}>
        {children}
      </button>
    );
  return (
    <Link to="." search={(old: object) => ({ ...old, after: to })} className="button">
      {children}
    </Link>
  );
}
