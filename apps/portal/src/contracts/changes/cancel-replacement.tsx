import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CancelReplacementDocument } from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { ReasonedAct } from '../../ui/form/reasoned-act.js';

/** Takes a drafted take-over back, or refuses it: the enterprise then chooses anew. */
export function CancelReplacement({ id, may }: { id: string; may: boolean }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(CancelReplacementDocument);
  return (
    <section className="section-block">
      <h2>{t('changes.replacement.cancel.title')}</h2>
      <ReasonedAct
        label={t('changes.replacement.cancel.act')}
        effects={[t('changes.replacement.cancel.effect')]}
        words={t('changes.reason')}
        whyNot={may ? null : t('changes.whyNot.NOT_YOUR_ROLE')}
        look="danger"
        problem={problem}
        sending={sending}
        onAct={(reason) => send({ id, reason })}
      />
    </section>
  );
}
