import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CertifyDocument, RefuseCertificationDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Dialog } from '../ui/dialog.js';
import { Refusal } from '../ui/refusal.js';
import { afterDeciding } from '../ui/queue.rules.js';

export interface DecisionProps {
  readonly enterprise: {
    readonly id: string;
    readonly name: string;
    readonly unifiedSocialCreditCode: string;
  };
  /** As it stands before the decision, which takes the file out of it. */
  readonly queue: readonly { readonly id: string }[];
  readonly reason: RefObject<HTMLTextAreaElement | null>;
  readonly confirming: boolean;
  readonly onConfirming: (confirming: boolean) => void;
}

const REASONS = ['code', 'division', 'size', 'industry'] as const;

/** To certify, or to give back with what is wrong; then the next file. */
export function Decision(props: DecisionProps): ReactNode {
  const { enterprise, queue, reason, confirming, onConfirming } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const certify = useSend(CertifyDocument);
  const refuse = useSend(RefuseCertificationDocument);
  const [text, setText] = useState('');
  const next = afterDeciding(queue, enterprise.id);
  const goOn = (): void => {
    if (next) void navigate({ to: '/certification/$id', params: { id: next } });
    else void navigate({ to: '/certification' });
  };
  const doCertify = async (): Promise<void> => {
    const done = await certify.send({ id: enterprise.id });
    onConfirming(false);
    if (done) goOn();
  };
  const whyNotRefuse = text.trim() === '' ? t('certification.decision.reasonFirst') : undefined;
  const doRefuse = async (): Promise<void> => {
    if (whyNotRefuse || refuse.sending) return;
    if (await refuse.send({ id: enterprise.id, reason: text.trim() })) goOn();
  };
  const problem = certify.problem ?? refuse.problem;
  return (
    <section className="decision" aria-label={t('certification.decision.title')}>
      {problem && <Refusal title={t('certification.decision.failed')} problem={problem} />}
      <div className="decision-reason">
        <label htmlFor="reason">{t('certification.decision.reason')}</label>
        <textarea
          id="reason"
          ref={reason}
          rows={2}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void doRefuse();
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <ReadyReasons onChoose={setText} />
      </div>
      <div className="decision-acts">
        <Act look="primary" shortcut="C" busy={certify.sending} onAct={() => onConfirming(true)}>
          {t('certification.decision.certify')}
        </Act>
        <Act
          look="danger"
          shortcut="Control+Enter"
          whyNot={whyNotRefuse}
          busy={refuse.sending}
          onAct={() => void doRefuse()}
        >
          {t('certification.decision.refuse')}
        </Act>
      </div>
      <Dialog
        title={t('certification.decision.confirm', { name: enterprise.name })}
        isOpen={confirming}
        onClose={() => onConfirming(false)}
      >
        <p>{t('certification.decision.effect', { code: enterprise.unifiedSocialCreditCode })}</p>
        <p className="actions">
          <button type="button" className="button primary" autoFocus onClick={() => void doCertify()}>
            {t('certification.decision.certify')}
          </button>
          <button type="button" className="button" onClick={() => onConfirming(false)}>
            {t('certification.decision.back')}
          </button>
        </p>
      </Dialog>
    </section>
  );
}

/** Sentences to begin with; each can be changed before it is sent. */
function ReadyReasons({ onChoose }: { onChoose: (text: string) => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="reasons">
      {t('certification.decision.ready')}
      {REASONS.map((each) => (
        <button
          key={each}
          type="button"
          className="button plain"
          onClick={() => onChoose(t(`certification.reasons.${each}.text`))}
        >
          {t(`certification.reasons.${each}.name`)}
        </button>
      ))}
    </p>
  );
}
