import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AnswerComplaintDocument,
  type ComplaintFollowUp,
  DecideComplaintDocument,
  FollowComplaintDocument,
} from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { Refusal } from '../ui/refusal.js';
import type { ComplaintAct } from './complaints.rules.js';

/** What the reader can do about a complaint, each with what follows from it. */
export function ComplaintActs({ id, acts }: { id: string; acts: readonly ComplaintAct[] }): ReactNode {
  if (acts.length === 0) return null;
  return (
    <div className="complaint-acts">
      {acts.includes('ANSWER') && <Answer id={id} />}
      {acts.includes('FOLLOW') && <Follow id={id} to="ESCALATED" />}
      {acts.includes('SETTLE') && <Follow id={id} to="SETTLED" />}
      {acts.includes('DECIDE') && <Decide id={id} />}
    </div>
  );
}

function Answer({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(AnswerComplaintDocument);
  return (
    <ReasonedAct
      label={t('complaints.answer.act')}
      effects={[t('complaints.answer.once'), t('complaints.answer.next')]}
      words={t('complaints.answer.words')}
      least={2}
      most={10_000}
      look="primary"
      problem={problem}
      sending={sending}
      onAct={(answer) => send({ id, answer })}
    />
  );
}

/** Asked twice, because neither can be taken back. */
function Follow({ id, to }: { id: string; to: ComplaintFollowUp }): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { send, problem, sending } = useSend(FollowComplaintDocument);
  if (!asked) return <Act onAct={() => setAsked(true)}>{t(`complaints.follow.${to}.act`)}</Act>;
  return (
    <div className="reasoned-act" role="group" aria-label={t(`complaints.follow.${to}.act`)}>
      <p>{t(`complaints.follow.${to}.effect`)}</p>
      {problem && <Refusal problem={problem} />}
      <p>
        <Act look="primary" busy={sending} onAct={() => void send({ id, to })}>
          {t(`complaints.follow.${to}.confirm`)}
        </Act>{' '}
        <Act onAct={() => setAsked(false)}>{t('ui.act.back')}</Act>
      </p>
    </div>
  );
}

function Decide({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(DecideComplaintDocument);
  const shared = { words: t('complaints.decide.words'), most: 5000, problem, sending };
  return (
    <>
      <ReasonedAct
        {...shared}
        label={t('complaints.decide.uphold')}
        effects={[t('complaints.decide.upheld'), t('complaints.decide.told')]}
        look="danger"
        onAct={(decision) => send({ id, upheld: true, decision })}
      />
      <ReasonedAct
        {...shared}
        label={t('complaints.decide.dismiss')}
        effects={[t('complaints.decide.dismissed'), t('complaints.decide.told')]}
        onAct={(decision) => send({ id, upheld: false, decision })}
      />
    </>
  );
}
