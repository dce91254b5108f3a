import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../graphql/problem.js';
import { nodesOf } from '../graphql/nodes.js';
import { formatShare } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { useNow } from '../ui/value/clock.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { consistencyOf, consistencyRoute } from './oversight.route.js';
import { spanOf } from './oversight.rules.js';

/** Decisions of each reviewer beside those of colleagues, and like files that ended differently. */
export function ConsistencyPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const language = useLanguage();
  const navigate = consistencyRoute.useNavigate();
  const search = consistencyRoute.useSearch();
  const now = useNow();
  const { from, to } = spanOf(search, now ?? 0);
  const { data, error, isFetching } = useQuery({ ...consistencyOf(from, to), enabled: now !== undefined });
  const rows = data?.reviewConsistency ?? [];
  const outstanding = rows.filter(({ standsOut }) => standsOut).length;
  const nameOf = (code: string): string =>
    data?.divisions.find((division) => division.code === code)?.name ?? code;
  return (
    <Page
      title={t('oversight.consistency.title', { count: outstanding })}
      lead={t('oversight.consistency.lead')}
    >
      <div className="actions">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {t(`oversight.consistency.${end}`)}{' '}
            <input
              type="date"
              value={{ from, to }[end]}
              onChange={({ target }) =>
                void navigate({ search: { ...search, [end]: target.value }, replace: true })
              }
            />
          </label>
        ))}
      </div>
      {error && <Refusal problem={asProblem(error)} />}
      <List
        caption={t('oversight.consistency.caption')}
        rows={rows}
        rowKey={({ personId, cityCode, month }) => `${personId} ${cityCode} ${month}`}
        loading={isFetching}
        empty={t('oversight.consistency.empty')}
        columns={[
          { key: 'month', title: t('oversight.month'), cell: ({ month }) => month },
          { key: 'city', title: t('oversight.city'), cell: ({ cityCode }) => nameOf(cityCode) },
          { key: 'person', title: t('oversight.person'), cell: ({ personId }) => personId.slice(-8) },
          {
            key: 'decisions',
            title: t('oversight.decisions'),
            figures: true,
            cell: ({ decisions, against }) => t('oversight.against', { decisions, against }),
          },
          {
            key: 'rate',
            title: t('oversight.rate'),
            figures: true,
            cell: ({ rate, expected, standsOut }) => (
              <>
                {t('oversight.beside', {
                  rate: formatShare(rate, language),
                  expected: formatShare(expected, language),
                })}
                {standsOut && (
                  <div>
                    <Status tone="attention">{t('oversight.standsOut')}</Status>
                  </div>
                )}
              </>
            ),
          },
        ]}
      />
      <section>
        <h2>{t('oversight.uneven.title')}</h2>
        <List
          caption={t('oversight.uneven.title')}
          rows={nodesOf(data?.unevenDecisions)}
          rowKey={({ id }) => id}
          empty={t('oversight.uneven.none')}
          columns={[
            {
              key: 'one',
              title: t('oversight.uneven.one'),
              cell: ({ redemptionId, outcome }) => (
                <Link to="/review/$id" params={{ id: redemptionId }}>
                  {word('DecisionOutcome', outcome)}
                </Link>
              ),
            },
            {
              key: 'other',
              title: t('oversight.uneven.other'),
              cell: ({ otherRedemptionId, otherOutcome }) => (
                <Link to="/review/$id" params={{ id: otherRedemptionId }}>
                  {word('DecisionOutcome', otherOutcome)}
                </Link>
              ),
            },
            {
              key: 'like',
              title: t('oversight.uneven.like'),
              figures: true,
              cell: ({ similarityBasisPoints }) => formatShare(similarityBasisPoints / 10_000, language),
            },
            {
              key: 'at',
              title: t('oversight.uneven.raisedAt'),
              cell: ({ raisedAt }) => <Moment at={raisedAt} />,
            },
          ]}
        />
      </section>
    </Page>
  );
}
