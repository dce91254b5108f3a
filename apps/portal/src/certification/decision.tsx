import { useNavigate } from '@tanstack/react-router';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { CertifyDocument, RefuseCertificationDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { DeskDecision } from '../ui/form/desk-decision.js';
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
  const doRefuse = async (text: string): Promise<void> => {
    if (await refuse.send({ id: enterprise.id, reason: text })) goOn();
  };
  return (
    <DeskDecision
      title={t('certification.decision.title')}
      reason={reason}
      reasonLabel={t('certification.decision.reason')}
      accept={{
        label: t('certification.decision.certify'),
        sending: certify.sending,
        onAct: () => void doCertify(),
      }}
      confirm={t('certification.decision.confirm', { name: enterprise.name })}
      effect={t('certification.decision.effect', { code: enterprise.unifiedSocialCreditCode })}
      confirming={confirming}
      onConfirming={onConfirming}
      refuse={{
        label: t('certification.decision.refuse'),
        sending: refuse.sending,
        onAct: (text) => void doRefuse(text),
      }}
      problem={certify.problem ?? refuse.problem}
      ready={REASONS.map((each) => ({
        name: t(`certification.reasons.${each}.name`),
        text: t(`certification.reasons.${each}.text`),
      }))}
    />
  );
}
