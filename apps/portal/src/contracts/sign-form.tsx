import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterSigningKeyDocument, SignContractDocument } from '../gql/graphql.js';
import { Problem } from '../graphql/problem.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { hashOf } from '../ui/form/hash.js';
import { Refusal } from '../ui/refusal.js';
import type { ContractFile } from './contracts.rules.js';
import { keepKey, makeKey, type OwnKey, ownKey, signDetached } from './signing.js';

export interface SignFormProps {
  readonly contractId: string;
  readonly pending: NonNullable<ContractFile['pending']>;
  readonly acting: Acting;
}

/**
 * Signs the document, to the byte: with a key that this browser holds, or with the platform as the witness of the
 * consent. Either way the page first works the hash out itself, so that what is signed is what was shown.
 */
export function SignForm({ contractId, pending, acting }: SignFormProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [read, setRead] = useState(false);
  const [altered, setAltered] = useState(false);
  const { send, problem, sending } = useSend(SignContractDocument);
  const { data: key } = useOwnKey(acting.organisationId);
  if (!holds(acting, 'contract.sign')) return <p>{t('contracts.sign.notYou')}</p>;
  const sign = async (with_?: OwnKey): Promise<void> => {
    if ((await hashOf(pending.document)) !== pending.documentHash) return setAltered(true);
    const own = with_ && {
      signature: await signDetached(pending.document, with_.pair),
      signingKeyId: with_.registeredId,
    };
    const signed = await send({ id: contractId, documentHash: pending.documentHash, ...own });
    if (signed) await navigate({ to: '/contracts/$id', params: { id: contractId } });
  };
  const whyNot = read ? null : t('contracts.sign.readFirst');
  return (
    <section className="sign">
      <h2>{t('contracts.sign.heading', { organisation: acting.organisationName })}</h2>
      {problem && <Refusal problem={problem} />}
      {altered && <Refusal problem={new Problem('DOCUMENT_CHANGED', t('contracts.sign.altered'))} />}
      <p>
        <label>
          <input type="checkbox" checked={read} onChange={({ target }) => setRead(target.checked)} />{' '}
          {t('contracts.sign.iHaveRead')}
        </label>
      </p>
      <div className="actions">
        {key && (
          <Act look="primary" busy={sending} whyNot={whyNot} onAct={() => void sign(key)}>
            {t('contracts.sign.withKey')}
          </Act>
        )}
        <Act look={key ? 'default' : 'primary'} busy={sending} whyNot={whyNot} onAct={() => void sign()}>
          {t('contracts.sign.withPlatform')}
        </Act>
      </div>
      <p className="hint">{t('contracts.sign.platformMeans')}</p>
      {key === null && <NewKey acting={acting} />}
    </section>
  );
}

const keyOf = (organisationId: string) => ['own signing key', organisationId];

/** The key of this browser; null where there is none, undefined until it was looked for. */
function useOwnKey(organisationId: string) {
  return useQuery({
    queryKey: keyOf(organisationId),
    queryFn: async () => (await ownKey(organisationId)) ?? null,
  });
}

/** Makes a key in this browser and registers its public half. */
function NewKey({ acting: { organisationId, organisationName } }: { acting: Acting }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { send, problem, sending } = useSend(RegisterSigningKeyDocument);
  const make = async (): Promise<void> => {
    const { pair, publicJwk } = await makeKey();
    const name = t('contracts.sign.keyName', { organisation: organisationName });
    const answer = await send({ organisationId, name, publicJwk });
    if (!answer) return;
    await keepKey({ organisationId, pair, publicJwk, registeredId: answer.registerSigningKey.id });
    await queries.invalidateQueries({ queryKey: keyOf(organisationId) });
  };
  return (
    <details>
      <summary>{t('contracts.sign.ownKey')}</summary>
      <p>{t('contracts.sign.ownKeyMeans')}</p>
      {problem && <Refusal problem={problem} />}
      <Act busy={sending} onAct={() => void make()}>
        {t('contracts.sign.makeKey')}
      </Act>
    </details>
  );
}
