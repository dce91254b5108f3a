import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseIndividualScoresDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';

/** The chair goes on without those who have not scored. */
export function CloseScores({ needId }: { needId: string }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(CloseIndividualScoresDocument);
  return (
    <section className="section-block">
      <h2>{t('evaluation.close.title')}</h2>
      <p>{t('evaluation.close.lead')}</p>
      <ReasonedAct
        label={t('evaluation.close.act')}
        effects={[t('evaluation.close.effect'), t('evaluation.close.names')]}
        words={t('evaluation.reason')}
        most={500}
        look="danger"
        problem={problem}
        sending={sending}
        onAct={(reason) => send({ needId, reason })}
      />
    </section>
  );
}
