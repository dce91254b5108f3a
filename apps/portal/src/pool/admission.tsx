import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdmitProviderDocument, type ProviderClass, RefuseProviderDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { DeskDecision } from '../ui/form/desk-decision.js';
import { afterDeciding } from '../ui/queue.rules.js';
import type { PoolFile } from './pool.rules.js';

export interface AdmissionProps {
  readonly provider: PoolFile;
  /** As it stands before the decision, which takes the file out of it. */
  readonly queue: readonly { readonly id: string }[];
  readonly reason: RefObject<HTMLTextAreaElement | null>;
  readonly confirming: boolean;
  readonly onConfirming: (confirming: boolean) => void;
}

const CLASSES: readonly ProviderClass[] = ['OTHER', 'PLATFORM'];

/** To admit in the class as found, or to refuse with what is missing; then the next application. */
export function Admission(props: AdmissionProps): ReactNode {
  const { provider, queue, reason, confirming, onConfirming } = props;
  const { t } = useTranslation();
  const word = useWord();
  const navigate = useNavigate();
  const admit = useSend(AdmitProviderDocument);
  const refuse = useSend(RefuseProviderDocument);
  const [providerClass, setClass] = useState(provider.providerClass);
  const next = afterDeciding(queue, provider.id);
  const goOn = (): void => {
    if (next) void navigate({ to: '/pool-desk/$id', params: { id: next } });
    else void navigate({ to: '/pool-desk' });
  };
  const doAdmit = async (): Promise<void> => {
    const done = await admit.send({ id: provider.id, providerClass });
    onConfirming(false);
    if (done) goOn();
  };
  const doRefuse = async (text: string): Promise<void> => {
    if (await refuse.send({ id: provider.id, reason: text })) goOn();
  };
  return (
    <DeskDecision
      title={t('pool.admission.title')}
      reason={reason}
      reasonLabel={t('pool.admission.reason')}
      accept={{ label: t('pool.admission.admit'), sending: admit.sending, onAct: () => void doAdmit() }}
      confirm={t('pool.admission.confirm', { name: provider.name })}
      effect={t('pool.admission.effect', { class: word('ProviderClass', providerClass) })}
      confirming={confirming}
      onConfirming={onConfirming}
      refuse={{
        label: t('pool.admission.refuse'),
        sending: refuse.sending,
        onAct: (text) => void doRefuse(text),
      }}
      problem={admit.problem ?? refuse.problem}
    >
      <fieldset className="pool-class">
        <legend>{t('pool.admission.class')}</legend>
        {CLASSES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="class"
              checked={providerClass === each}
              onChange={() => setClass(each)}
            />{' '}
            {word('ProviderClass', each)}
          </label>
        ))}
      </fieldset>
    </DeskDecision>
  );
}
