import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HandInSealingKeyDocument, NameSealingKeyDocument } from '../gql/graphql.js';
import { Problem } from '../graphql/problem.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Refusal } from '../ui/refusal.js';
import { Status, type Tone } from '../ui/value/status.js';
import { makeSealingKey, saveSealingKey, type SealingKey } from './sealing-key.js';
import type { KeyState } from './sealing.rules.js';

export interface SecondKeyProps {
  readonly needId: string;
  readonly state: KeyState;
  readonly may: boolean;
}

const TONES: Readonly<Record<KeyState, Tone>> = {
  NONE: 'quiet',
  CAN_BE_NAMED: 'quiet',
  NAMED: 'waiting',
  AWAITED: 'attention',
  HANDED_IN: 'done',
};

/** A key of the enterprise's own, without which not even the platform opens the bids. */
export function SecondKey({ needId, state, may }: SecondKeyProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="section-block">
      <h2>{t('sealing.key.title')}</h2>
      <p>
        <Status tone={TONES[state]}>{t(`sealing.key.states.${state}`)}</Status>
      </p>
      <p className="hint">{t('sealing.key.means')}</p>
      {state === 'CAN_BE_NAMED' && <Name needId={needId} may={may} />}
      {state === 'AWAITED' && <HandIn needId={needId} may={may} />}
    </section>
  );
}

/** Made here, kept by the person as a file, and only then named: there is no second copy. */
function Name({ needId, may }: { needId: string; may: boolean }): ReactNode {
  const { t } = useTranslation();
  const [key, setKey] = useState<SealingKey>();
  const [kept, setKept] = useState(false);
  const [unable, setUnable] = useState(false);
  const { send, problem, sending } = useSend(NameSealingKeyDocument);
  const make = async (): Promise<void> => {
    try {
      const made = await makeSealingKey(needId);
      saveSealingKey(made);
      setKey(made);
    } catch {
      // A browser that does not know the curve: nothing was made, and nothing is named.
      setUnable(true);
    }
  };
  const whyNot = may ? null : t('sealing.whyNot.NOT_YOUR_ROLE');
  if (!key) {
    return (
      <>
        {unable && <Refusal problem={new Problem('KEY_NOT_MADE', t('sealing.key.unable'))} />}
        <p>
          <Act whyNot={whyNot} onAct={() => void make()}>
            {t('sealing.key.make')}
          </Act>
        </p>
      </>
    );
  }
  return (
    <div className="reasoned-act" role="group" aria-label={t('sealing.key.title')}>
      <ul>
        <li>{t('sealing.key.effect.once')}</li>
        <li>{t('sealing.key.effect.lost')}</li>
        <li>{t('sealing.key.effect.handIn')}</li>
      </ul>
      {problem && <Refusal problem={problem} />}
      <p>
        <Act onAct={() => saveSealingKey(key)}>{t('sealing.key.saveAgain')}</Act>
      </p>
      <p>
        <label>
          <input type="checkbox" checked={kept} onChange={({ target }) => setKept(target.checked)} />{' '}
          {t('sealing.key.kept')}
        </label>
      </p>
      <p>
        <Act
          look="primary"
          busy={sending}
          whyNot={kept ? null : t('sealing.key.keepFirst')}
          onAct={() => void send({ needId, jwk: key.publicJwk })}
        >
          {t('sealing.key.name')}
        </Act>{' '}
        <Act onAct={() => setKey(undefined)}>{t('ui.act.back')}</Act>
      </p>
    </div>
  );
}

/** After the deadline the file is read here and handed in; then the bids open. */
function HandIn({ needId, may }: { needId: string; may: boolean }): ReactNode {
  const { t } = useTranslation();
  const [jwk, setJwk] = useState('');
  const { send, problem, sending } = useSend(HandInSealingKeyDocument);
  if (!may) return <p>{t('sealing.whyNot.NOT_YOUR_ROLE')}</p>;
  return (
    <div className="reasoned-act" role="group" aria-label={t('sealing.key.handIn')}>
      <p>{t('sealing.key.handInEffect')}</p>
      {problem && <Refusal problem={problem} />}
      <p>
        <label>
          {t('sealing.key.file')}{' '}
          <input
            type="file"
            accept=".json"
            onChange={({ target }) => void target.files?.[0]?.text().then(setJwk)}
          />
        </label>
      </p>
      <p>
        <Act
          look="primary"
          busy={sending}
          whyNot={jwk ? null : t('sealing.key.fileFirst')}
          onAct={() => void send({ needId, jwk: jwk.trim() })}
        >
          {t('sealing.key.handIn')}
        </Act>
      </p>
    </div>
  );
}
