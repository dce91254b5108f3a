import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ContractTextsDocument, type ContractTextsQuery } from '../gql/graphql.js';
import { asProblem } from '../graphql/problem.js';
import { query } from '../graphql/query.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { PartsDifference } from './changes/parts-difference.js';
import { fileOf, signatureRoute } from './contracts.route.js';
import { type ContractFile, sideOf, unsignedSides } from './contracts.rules.js';
import { SignForm } from './sign-form.js';
import { TakeBack } from './take-back.js';

/** The text that waits for signatures: what it says, in what it differs, and the signature of the reader's side. */
export function SignPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = signatureRoute.useRouteContext();
  const { contract } = useSuspenseQuery(fileOf(signatureRoute.useParams().id)).data;
  const { pending } = contract;
  const side = sideOf(contract, acting);
  const back = (
    <Link to="/contracts/$id" params={{ id: contract.id }}>
      {contract.title}
    </Link>
  );
  if (!pending || contract.state === 'CANCELLED') {
    return (
      <Page above={back} title={t('contracts.sign.none')}>
        <p>{t('contracts.sign.noneText')}</p>
      </Page>
    );
  }
  const [next] = unsignedSides(contract, side);
  const yours = next === side;
  const who = next === undefined ? '' : yours ? t('contracts.you') : word('ContractSide', next);
  return (
    <Page
      above={back}
      title={t('contracts.sign.title', { kind: word('ContractVersionKind', pending.kind) })}
      move={{
        whose: t('contracts.waits.SIGNATURE', { who }),
        yours,
        otherwise: t('contracts.otherwise.SIGNATURE'),
      }}
      lead={pending.reason && t('contracts.sign.reason', { reason: pending.reason })}
    >
      <Texts contract={contract} pending={pending} />
      {side !== 'OFFICIAL' && acting && (
        <>
          {yours && <SignForm contractId={contract.id} pending={pending} acting={acting} />}
          <TakeBack contract={contract} pending={pending} side={side} acting={acting} />
        </>
      )}
    </Page>
  );
}

type Pending = NonNullable<ContractFile['pending']>;

/** To read before signing, in the reader's language; the words that bind are those of the document itself. */
function Texts({ contract, pending }: { contract: ContractFile; pending: Pending }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(
    query(ContractTextsDocument, {
      id: contract.id,
      language,
      version: pending.version,
      from: pending.kind === 'DRAFT' ? 1 : contract.version,
    }),
  );
  if (error) return <Refusal problem={asProblem(error)} />;
  return (
    <>
      <section aria-busy={data === undefined}>
        <h2>{t(pending.kind === 'DRAFT' ? 'contracts.sign.fromBid' : 'contracts.sign.changes')}</h2>
        {data && <Changes differences={data.contractDifference} />}
      </section>
      <section aria-busy={data === undefined}>
        <h2>{t('contracts.sign.text')}</h2>
        {data && <ContractText text={data.contractText} />}
        <p className="hint">
          {t('contracts.hash')} <code className="hash">{pending.documentHash}</code>
        </p>
      </section>
    </>
  );
}

function Changes({ differences }: { differences: ContractTextsQuery['contractDifference'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <PartsDifference
      caption={t('contracts.sign.differs', { count: differences.length })}
      parts={differences}
    />
  );
}

/** The headings of the text are marked with #; the rest is paragraphs. */
function ContractText({ text }: { text: string }): ReactNode {
  return (
    <div className="contract-text" tabIndex={0} role="region" aria-label={text.split('\n')[0]}>
      {text.split('\n').map((line, at) => {
        if (line.startsWith('## ')) return <h4 key={at}>{line.slice(3)}</h4>;
        if (line.startsWith('# ')) return <h3 key={at}>{line.slice(2)}</h3>;
        return <p key={at}>{line}</p>;
      })}
    </div>
  );
}
