import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { NeedsDocument } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { Status, type Tone } from '../ui/value/status.js';
import { draftsInWork, isTurn, type NeedRow } from './needs.rules.js';
import { draftsQuery, needsQuery, needsRoute } from './needs.route.js';
import { useScene } from '../ui/value/use-scene.js';
import './needs.css';

const TONES: Readonly<Record<NeedRow['state'], Tone>> = {
  OPEN: 'waiting',
  CLOSED: 'attention',
  AWARDED: 'done',
  CANCELLED: 'quiet',
  EXPIRED: 'quiet',
};

/** What the enterprise asks the market for: drafts on top, then what is published. */
export function NeedsPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const scene = useScene();
  const { after } = needsRoute.useSearch();
  const { acting } = needsRoute.useRouteContext();
  const navigate = needsRoute.useNavigate();
  const mayDraft = holds(acting, 'need.draft');
  const { data, isFetching } = useSuspenseQuery(needsQuery(after));
  const everyRow = useEveryRow(NeedsDocument, {}, (answer) => answer.needs);
  const needs = data.needs.edges.map(({ node }) => node);
  const open = needs.filter(({ state }) => state === 'OPEN').length;
  return (
    <Page
      title={t(open === 0 ? 'needs.list.titleNone' : 'needs.list.title', { count: open })}
      lead={t('needs.list.lead')}
    >
      {mayDraft && (
        <p>
          <Link to="/needs/new" className="button primary">
            {t('needs.list.begin')}
          </Link>{' '}
          <Link to="/joint-needs" className="button">
            {t('needs.list.joint')}
          </Link>
        </p>
      )}
      {mayDraft && (
        <Drafts enterpriseId={acting?.organisationId ?? ''} maySign={holds(acting, 'need.publish')} />
      )}
      <section className="section-block" aria-labelledby="published-title">
        <h2 id="published-title">{t('needs.list.published')}</h2>
        <List<NeedRow>
          caption={t('needs.list.publishedCaption')}
          file={everyRow}
          rows={needs}
          rowKey={({ id }) => id}
          loading={isFetching}
          empty={t('needs.list.empty')}
          page={{
            after,
            pageInfo: data.needs.pageInfo,
            onPage: (next) => void navigate({ search: next ? { after: next } : {} }),
          }}
          columns={[
            {
              key: 'title',
              title: t('needs.field.title'),
              cell: ({ id, title }) => (
                <Link to="/needs/$id" params={{ id }}>
                  {title}
                </Link>
              ),
            },
            { key: 'scene', title: t('needs.field.scenario'), cell: ({ scenario }) => scene(scenario) },
            {
              key: 'state',
              title: t('needs.list.state'),
              cell: ({ state }) => <Status tone={TONES[state]}>{word('NeedState', state)}</Status>,
            },
            {
              key: 'deadline',
              title: t('needs.field.bidDeadline'),
              cell: ({ state, bidDeadline }) =>
                state === 'OPEN' ? <Due at={bidDeadline} /> : <Moment at={bidDeadline} />,
            },
          ]}
        />
      </section>
    </Page>
  );
}

function Drafts({ enterpriseId, maySign }: { enterpriseId: string; maySign: boolean }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(draftsQuery(enterpriseId));
  const drafts = draftsInWork(data?.needDrafts.edges.map(({ node }) => node) ?? [], maySign);
  if (drafts.length === 0) return null;
  return (
    <section className="section-block" aria-labelledby="drafts-title">
      <h2 id="drafts-title">{t('needs.list.drafts', { count: drafts.length })}</h2>
      <List
        caption={t('needs.list.draftsCaption')}
        rows={drafts}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'title',
            title: t('needs.field.title'),
            cell: ({ id, content }) => (
              <Link to="/needs/drafts/$id" params={{ id }}>
                {content.title ?? t('needs.untitled')}
              </Link>
            ),
          },
          {
            key: 'state',
            title: t('needs.list.state'),
            cell: (draft) => (
              <Status tone={isTurn(draft, maySign) ? 'yours' : 'waiting'}>
                {word('NeedDraftState', draft.state)}
              </Status>
            ),
          },
          {
            key: 'missing',
            title: t('needs.list.missing'),
            cell: ({ problems }) => t('needs.list.missingCount', { count: problems.length }),
          },
          {
            key: 'changed',
            title: t('needs.list.changed'),
            cell: ({ changedAt }) => <Moment at={changedAt} />,
          },
        ]}
      />
    </section>
  );
}
