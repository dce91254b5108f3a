import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerRecoveryDocument } from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { useWord } from '../../i18n/words.js';
import { Due } from '../../ui/value/due.js';
import { Facts } from '../../ui/value/facts.js';
import { Money } from '../../ui/value/money.js';
import { ReasonedAct } from '../../ui/form/reasoned-act.js';
import { Status } from '../../ui/value/status.js';
import { answersRecovery, type Recovery } from './affairs.rules.js';

export interface RecoveriesProps {
  readonly recoveries: readonly Recovery[];
  readonly may: boolean;
}

/** What is asked back of what was paid: on what grounds, what the enterprise says, what was decided, by when. */
export function Recoveries({ recoveries, may }: RecoveriesProps): ReactNode {
  const { t } = useTranslation();
  if (recoveries.length === 0) return null;
  return (
    <section className="section-block">
      <h2>{t('affairs.recovery.title')}</h2>
      {recoveries.map((recovery) => (
        <One key={recovery.id} recovery={recovery} may={may} />
      ))}
    </section>
  );
}

function One({ recovery, may }: { recovery: Recovery; may: boolean }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { send, problem, sending } = useSend(AnswerRecoveryDocument);
  const { id, state, paidFen, grounds, statement, decidedFen, decisionReason, owedFen, recoveredFen } =
    recovery;
  return (
    <article className="affair-decision">
      <p>
        <Status tone={state === 'OPEN' ? 'attention' : 'quiet'}>{word('RecoveryState', state)}</Status>
      </p>
      <ul>
        {grounds.map(({ kind, facts, statedAt }) => (
          <li key={`${kind} ${statedAt}`}>
            {word('RecoveryGroundKind', kind)}: {facts}
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          { name: t('affairs.recovery.paid'), value: <Money fen={paidFen} /> },
          { name: t('affairs.recovery.decided'), value: decidedFen && <Money fen={decidedFen} /> },
          { name: t('affairs.recovery.owed'), value: <Money fen={owedFen} /> },
          { name: t('affairs.recovery.recovered'), value: <Money fen={recoveredFen} /> },
        ]}
      />
      {recovery.instalments.map(({ dueOn, amountFen }) => (
        <p key={dueOn}>
          <Money fen={amountFen} /> <Due at={dueOn} />
        </p>
      ))}
      {statement && <blockquote>{statement}</blockquote>}
      {decisionReason && <p>{t('affairs.decided', { reason: decisionReason })}</p>}
      {answersRecovery(recovery) && (
        <ReasonedAct
          label={t('affairs.recovery.answer')}
          effects={[t('affairs.recovery.question'), t('affairs.recovery.once')]}
          words={t('affairs.statement')}
          most={5000}
          look="primary"
          whyNot={may ? null : t('affairs.release.whyNot.NOT_YOUR_ROLE')}
          problem={problem}
          sending={sending}
          onAct={(said) => send({ id, statement: said })}
        />
      )}
    </article>
  );
}
