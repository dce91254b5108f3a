import { Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AnswerDisputeDocument,
  type DisputeOutcome,
  MediateDisputeDocument,
  WithdrawDisputeDocument,
} from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { useWord } from '../../i18n/words.js';
import { Act } from '../../ui/form/act.js';
import { ReasonedAct } from '../../ui/form/reasoned-act.js';
import { Refusal } from '../../ui/refusal.js';
import type { DisputeAct } from './changes.rules.js';

/** What the reader can do about a dispute. */
export function DisputeActs({ id, acts }: { id: string; acts: readonly DisputeAct[] }): ReactNode {
  if (acts.length === 0) return null;
  return (
    <div className="acts">
      {acts.includes('ANSWER') && <Answer id={id} />}
      {acts.includes('WITHDRAW') && <Withdraw id={id} />}
      {acts.includes('MEDIATE') && <Mediate id={id} />}
    </div>
  );
}

function Answer({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(AnswerDisputeDocument);
  return (
    <ReasonedAct
      label={t('changes.disputes.answer')}
      effects={[t('changes.disputes.answerEffect')]}
      words={t('changes.disputes.words')}
      most={5000}
      look="primary"
      problem={problem}
      sending={sending}
      onAct={(statement) => send({ id, statement })}
    />
  );
}

function Withdraw({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { send, problem, sending } = useSend(WithdrawDisputeDocument);
  if (!asked) return <Act onAct={() => setAsked(true)}>{t('changes.disputes.withdraw')}</Act>;
  return (
    <div className="reasoned-act" role="group" aria-label={t('changes.disputes.withdraw')}>
      <p>{t('changes.disputes.withdrawEffect')}</p>
      {problem && <Refusal problem={problem} />}
      <p>
        <Act look="primary" busy={sending} onAct={() => void send({ id })}>
          {t('changes.disputes.confirm')}
        </Act>{' '}
        <Act onAct={() => setAsked(false)}>{t('ui.act.back')}</Act>
      </p>
    </div>
  );
}

const OUTCOMES: readonly DisputeOutcome[] = ['FOR_ENTERPRISE', 'FOR_PROVIDER', 'SETTLED'];

/** The finding of the bureau, which closes the dispute. */
function Mediate({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [outcome, setOutcome] = useState<DisputeOutcome>();
  const { send, problem, sending } = useSend(MediateDisputeDocument);
  return (
    <div className="mediate">
      <p id={`outcome-${id}`}>{t('changes.disputes.outcome')}</p>
      <Radio.Group
        aria-labelledby={`outcome-${id}`}
        value={outcome}
        onChange={({ target }) => setOutcome(target.value as DisputeOutcome)}
        options={OUTCOMES.map((value) => ({ value, label: word('DisputeOutcome', value) }))}
      />
      <ReasonedAct
        label={t('changes.disputes.mediate')}
        effects={[t('changes.disputes.mediateEffect')]}
        words={t('changes.disputes.findingWords')}
        look="primary"
        whyNot={outcome ? null : t('changes.disputes.chooseOutcome')}
        problem={problem}
        sending={sending}
        onAct={(reason) => (outcome ? send({ id, outcome, reason }) : Promise.resolve())}
      />
    </div>
  );
}
