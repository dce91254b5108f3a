import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdmitProviderDocument, type ProviderClass, RefuseProviderDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { Dialog } from '../ui/dialog.js';
import { afterDeciding } from '../ui/queue.rules.js';
import { Refusal } from '../ui/refusal.js';
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
  const [text, setText] = useState('');
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
  const whyNotRefuse = text.trim() === '' ? t('pool.admission.reasonFirst') : null;
  const doRefuse = async (): Promise<void> => {
    if (whyNotRefuse || refuse.sending) return;
    if (await refuse.send({ id: provider.id, reason: text.trim() })) goOn();
  };
  const problem = admit.problem ?? refuse.problem;
  return (
    <section className="pool-decision" aria-label={t('pool.admission.title')}>
      <h2>{t('pool.admission.title')}</h2>
      {problem && <Refusal problem={problem} />}
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
      <label className="pool-reason">
        {t('pool.admission.reason')}
        <textarea
          ref={reason}
          className="native-input"
          rows={3}
          maxLength={500}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void doRefuse();
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </label>
      <div className="actions">
        <Act look="primary" shortcut="C" busy={admit.sending} onAct={() => onConfirming(true)}>
          {t('pool.admission.admit')}
        </Act>
        <Act
          look="danger"
          shortcut="Control+Enter"
          whyNot={whyNotRefuse}
          busy={refuse.sending}
          onAct={() => void doRefuse()}
        >
          {t('pool.admission.refuse')}
        </Act>
      </div>
      <Dialog
        title={t('pool.admission.confirm', { name: provider.name })}
        isOpen={confirming}
        onClose={() => onConfirming(false)}
      >
        <p>{t('pool.admission.effect', { class: word('ProviderClass', providerClass) })}</p>
        <p className="actions">
          <button type="button" className="button primary" autoFocus onClick={() => void doAdmit()}>
            {t('pool.admission.admit')}
          </button>
          <button type="button" className="button" onClick={() => onConfirming(false)}>
            {t('pool.back')}
          </button>
        </p>
      </Dialog>
    </section>
  );
}
