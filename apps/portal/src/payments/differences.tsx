import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BankDaysQuery, ExplainDifferenceDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { Refusal } from '../ui/refusal.js';

type Difference = BankDaysQuery['reconciliation']['open'][number];

export interface DifferencesProps {
  readonly differences: readonly Difference[];
  readonly explains: boolean;
}

/** What does not fit, each until one person has explained it and another has agreed. */
export function Differences({ differences, explains }: DifferencesProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <List
      caption={t('payments.differences.title')}
      file
      rows={differences}
      rowKey={({ kind, subject }) => `${kind} ${subject}`}
      empty={t('payments.differences.none')}
      columns={[
        { key: 'day', title: t('payments.differences.day'), cell: ({ day }) => <Day of={day} /> },
        {
          key: 'kind',
          title: t('payments.differences.kind'),
          cell: ({ kind, detail }) => (
            <>
              {word('DifferenceKind', kind)}
              <div className="soft">{detail}</div>
            </>
          ),
        },
        {
          key: 'ours',
          title: t('payments.differences.ours'),
          figures: true,
          cell: ({ oursFen }) => <Money fen={oursFen} bare />,
        },
        {
          key: 'theirs',
          title: t('payments.differences.theirs'),
          figures: true,
          cell: ({ theirsFen }) => <Money fen={theirsFen} bare />,
        },
        {
          key: 'explanation',
          title: t('payments.differences.explanation'),
          cell: (difference) => (
            <>
              {difference.explanation ?? '–'}
              {explains && <Explain difference={difference} />}
            </>
          ),
        },
      ]}
    />
  );
}

function Explain({ difference: { kind, subject, explanation } }: { difference: Difference }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(ExplainDifferenceDocument);
  if (explanation)
    return (
      <>
        {problem && <Refusal problem={problem} />}
        <Act busy={sending} onAct={() => void send({ kind, subject })}>
          {t('payments.differences.confirm')}
        </Act>
      </>
    );
  return (
    <ReasonedAct
      label={t('payments.differences.explain')}
      effects={[]}
      words={t('payments.differences.why')}
      problem={problem}
      sending={sending}
      onAct={(text) => send({ kind, subject, explanation: text })}
    />
  );
}
