import { type ReactNode, use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeadContext } from './page-head.js';
import { Due } from './value/due.js';
import { Status } from './value/status.js';

/** Whose move it is, by when, and what follows if nobody makes it. */
export interface Move {
  /** Who: "you (signatory)", "the bureau of Foshan". */
  readonly whose: string;
  /** Whether it is the reader's. */
  readonly yours?: boolean;
  /** A moment or a day; absent where no rule sets one. */
  readonly by?: string | null;
  readonly otherwise?: string;
}

export interface PageProps {
  /** Says the state and the deadline, not the name of the page. */
  readonly title: string;
  readonly move?: Move;
  /** Where it lies: links to what stands above it. */
  readonly above?: ReactNode;
  /** A sentence below the title. */
  readonly lead?: ReactNode;
  /** At the right of the title: keys, ways to other views. */
  readonly tools?: ReactNode;
  /** What it is about, for search engines, where the lead does not say it. */
  readonly description?: string;
  /** Desks use the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The frame within the frame: every page answers whose move it is, by when, and what happens if nothing is done. */
export function Page({ title, description, move, above, lead, tools, wide, children }: PageProps): ReactNode {
  usePageTitle(title, description ?? (typeof lead === 'string' ? lead : undefined));
  return (
    <div className={wide ? 'page wide' : 'page'}>
      <header className="page-head">
        {above && <p className="above">{above}</p>}
        <h1>{title}</h1>
        {lead && <p className="lead-line">{lead}</p>}
        {tools && <div className="page-tools">{tools}</div>}
      </header>
      {move && <MoveStrip move={move} />}
      {children}
    </div>
  );
}

function MoveStrip({ move: { whose, yours, by, otherwise } }: { move: Move }): ReactNode {
  const { t } = useTranslation();
  return (
    <dl className="move">
      <div className={yours ? 'yours' : undefined}>
        <dt>{t('ui.move.whose')}</dt>
        <dd>{yours ? <Status tone="yours">{whose}</Status> : whose}</dd>
      </div>
      {by && (
        <div>
          <dt>{t('ui.move.by')}</dt>
          <dd>
            <Due at={by} />
          </dd>
        </div>
      )}
      {otherwise && (
        <div>
          <dt>{t('ui.move.otherwise')}</dt>
          <dd>{otherwise}</dd>
        </div>
      )}
    </dl>
  );
}

/** The title of the tab: what the page is, then whose. */
export function usePageTitle(title: string, description?: string): void {
  const brand = useTranslation().t('brand');
  const head = use(PageHeadContext);
  const full = `${title} · ${brand}`;
  if (head) Object.assign(head, { title: full, description });
  useEffect(() => {
    document.title = full;
  }, [full]);
}
