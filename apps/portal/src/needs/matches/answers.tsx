import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchesQuery } from '../../gql/graphql.js';
import { useWord } from '../../i18n/words.js';
import { List } from '../../ui/list.js';
import { Moment } from '../../ui/value/moment.js';
import { Status } from '../../ui/value/status.js';

type Answer = MatchesQuery['needAnswers'][number];

/** What providers said to the need before they bid. */
export function Answers({ answers }: { answers: readonly Answer[] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section className="section-block" aria-labelledby="answers-title">
      <h2 id="answers-title">{t('needs.answers.title', { count: answers.length })}</h2>
      <List<Answer>
        caption={t('needs.answers.caption')}
        rows={answers}
        rowKey={({ id }) => id}
        empty={t('needs.answers.none')}
        columns={[
          { key: 'who', title: t('needs.answers.who'), cell: ({ provider }) => provider.name },
          {
            key: 'says',
            title: t('needs.answers.says'),
            cell: ({ accepts, reason }) => (
              <Status tone={accepts ? 'done' : 'quiet'}>
                {accepts
                  ? t('needs.answers.accepts')
                  : t('needs.answers.declines', { reason: reason ? word('DeclineReason', reason) : '' })}
              </Status>
            ),
          },
          { key: 'note', title: t('needs.answers.note'), cell: ({ note }) => note || '–' },
          { key: 'at', title: t('needs.answers.at'), cell: ({ answeredAt }) => <Moment at={answeredAt} /> },
        ]}
      />
    </section>
  );
}
