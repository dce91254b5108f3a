import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LapseAwardDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { useNow } from '../ui/value/clock.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';

export interface LapseProps {
  readonly needId: string;
  /** By when the winner signs; null where nothing says. */
  readonly signBy: string | null;
  readonly acting: Acting | null;
}

/** The enterprise goes on where the winner has not signed in time: the next in rank moves up. */
export function Lapse({ needId, signBy, acting }: LapseProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const now = useNow() ?? 0;
  const { send, problem, sending } = useSend(LapseAwardDocument);
  const runs = signBy === null || now < Date.parse(signBy);
  const whyNot = holds(acting, 'need.award') ? (runs ? t('bids.lapse.runs') : null) : t('bids.award.notYou');
  const lapse = async (reason: string): Promise<unknown> => {
    const answer = await send({ needId, reason });
    const id = answer?.lapseAward.nextContractId;
    if (id) await navigate({ to: '/contracts/$id', params: { id } });
    return answer;
  };
  return (
    <section className="section-block">
      <h2>{t('bids.lapse.title')}</h2>
      <ReasonedAct
        label={t('bids.lapse.act')}
        effects={[t('bids.lapse.effect'), t('bids.lapse.next')]}
        words={t('bids.award.reason')}
        look="danger"
        whyNot={whyNot}
        problem={problem}
        sending={sending}
        onAct={lapse}
      />
    </section>
  );
}
