import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Day, Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { type Move, Page } from '../ui/page.js';
import { Account } from './account.js';
import { contractRoute, fileOf } from './contracts.route.js';
import { type ContractFile, type Side, partsOf, sideOf, unsignedSides, waitsFor } from './contracts.rules.js';
import { Lines } from './lines.js';
import { Milestones } from './milestones.js';

/** A contract as both its sides and the officials see it: whose move it is, what was agreed, how far it has come. */
export function ContractPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = contractRoute.useRouteContext();
  const { contract } = useSuspenseQuery(fileOf(contractRoute.useParams().id)).data;
  const side = sideOf(contract, acting);
  return (
    <Page
      above={<Link to="/contracts">{t('contracts.list.title')}</Link>}
      title={t('contracts.file.title', {
        title: contract.title,
        state: word('ContractState', contract.state),
      })}
      move={useMove(contract, side)}
    >
      <nav className="tabs" aria-label={t('contracts.file.parts')}>
        {partsOf(contract).map((part) => (
          <Link key={part} to={`/contracts/$id/${part}`} params={{ id: contract.id }}>
            {t(`contracts.file.${part}`)}
          </Link>
        ))}
        <RatingLink contract={contract} />
      </nav>
      <Signature contract={contract} side={side} />
      <Milestones contract={contract} side={side} acting={acting} />
      <Account contract={contract} side={side} acting={acting} />
      <Lines contract={contract} />
      <section>
        <h2>{t('contracts.file.facts')}</h2>
        <Facts
          facts={[
            { name: t('contracts.number'), value: contract.number ?? t('contracts.unnumbered') },
            { name: word('ContractSide', 'ENTERPRISE'), value: contract.enterpriseName },
            { name: word('ContractSide', 'PROVIDER'), value: contract.providerName },
            { name: t('contracts.total'), value: <Money fen={contract.totalFen} /> },
            { name: t('contracts.signedOn'), value: contract.signedOn && <Day of={contract.signedOn} /> },
            { name: t('contracts.version'), value: contract.version },
            { name: t('contracts.hash'), value: <code className="hash">{contract.documentHash}</code> },
          ]}
        />
      </section>
    </Page>
  );
}

function useMove(contract: ContractFile, side: Side): Move | undefined {
  const { t } = useTranslation();
  const word = useWord();
  const waits = waitsFor(contract, side);
  if (waits.for === 'NOTHING') return undefined;
  const yours = waits.of === side;
  const who = yours ? t('contracts.you') : word('ContractSide', waits.of);
  const whose = t(`contracts.waits.${waits.for}`, { who });
  return { whose, yours, by: waits.by, otherwise: t(`contracts.otherwise.${waits.for}`) };
}

/** What was accepted can be rated, once. */
function RatingLink({ contract: { id, state } }: { contract: ContractFile }): ReactNode {
  const { t } = useTranslation();
  if (state !== 'ACCEPTED') return null;
  return (
    <Link to="/contracts/$id/rating" params={{ id }}>
      {t('contracts.rating')}
    </Link>
  );
}

/** The text that waits for signatures: who has signed it, and the way to it. */
function Signature({ contract, side }: { contract: ContractFile; side: Side }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id, pending, signatures } = contract;
  if (!pending || contract.state === 'CANCELLED') return null;
  const unsigned = unsignedSides(contract, side);
  const signed = signatures.filter(({ documentHash }) => documentHash === pending.documentHash);
  return (
    <section>
      <h2>{t('contracts.sign.waiting', { kind: word('ContractVersionKind', pending.kind) })}</h2>
      {pending.reason && <p>{t('contracts.sign.reason', { reason: pending.reason })}</p>}
      {signed.map((signature) => (
        <p key={signature.side}>
          {t('contracts.sign.signed', { side: word('ContractSide', signature.side) })}{' '}
          <Moment at={signature.signedAt} />
        </p>
      ))}
      <p>
        <Link to="/contracts/$id/sign" params={{ id }} className="button primary">
          {unsigned.some((each) => each === side) ? t('contracts.sign.go') : t('contracts.sign.read')}
        </Link>
      </p>
    </section>
  );
}
