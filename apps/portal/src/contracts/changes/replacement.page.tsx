import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractReplacementQuery } from '../../gql/graphql.js';
import { useWord } from '../../i18n/words.js';
import { holds } from '../../session/acting.js';
import { Facts } from '../../ui/value/facts.js';
import { List } from '../../ui/list.js';
import { Day, Moment } from '../../ui/value/moment.js';
import { Money } from '../../ui/value/money.js';
import { replacementOf, replacementRoute } from './changes.route.js';
import { sideIn } from './changes.rules.js';
import { CancelReplacement } from './cancel-replacement.js';
import { Frame } from './frame.js';
import { Offers } from './offers.js';

/** Another provider takes over exactly what remains: what that is, who could, and what follows. */
export function ReplacementPage(): ReactNode {
  const { t } = useTranslation();
  const { id } = replacementRoute.useParams();
  const { acting } = replacementRoute.useRouteContext();
  const { contract, replacement } = useSuspenseQuery(replacementOf(id)).data;
  const side = sideIn(contract, acting);
  const { due, successorId, handOverBy } = replacement;
  const chooses = due && successorId === null && side === 'ENTERPRISE';
  const may = holds(acting, 'need.award');
  const state = successorId ? 'CHOSEN' : due ? 'DUE' : 'NOT_DUE';
  const takesBack = contract.replacesContractId !== null && contract.state === 'DRAFTED';
  return (
    <Frame
      contract={contract}
      title={t(`changes.replacement.title.${state}`)}
      move={
        due && !successorId
          ? {
              whose: t(chooses ? 'changes.replacement.yours' : 'changes.replacement.enterprise'),
              yours: chooses && may,
              otherwise: t('changes.replacement.otherwise'),
            }
          : undefined
      }
    >
      <p>{t(`changes.replacement.lead.${state}`)}</p>
      {successorId && (
        <p>
          <Link to="/contracts/$id" params={{ id: successorId }} className="button primary">
            {t('changes.replacement.successor')}
          </Link>
        </p>
      )}
      <Standing replacement={replacement} handOverBy={handOverBy} />
      {state !== 'NOT_DUE' && <Remains replacement={replacement} />}
      {chooses && <Offers contractId={id} offers={replacement.offers} may={may} />}
      {takesBack && side !== 'OFFICIAL' && (
        <CancelReplacement id={id} may={holds(acting, 'contract.propose')} />
      )}
    </Frame>
  );
}

type Replacement = ContractReplacementQuery['replacement'];

interface StandingProps {
  readonly replacement: Replacement;
  readonly handOverBy: string | null;
}

function Standing({ replacement, handOverBy }: StandingProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { providerStanding, providerReason, stoppedAt, acceptedFen, remainingFen, paidFen } = replacement;
  return (
    <Facts
      facts={[
        { name: t('changes.replacement.provider'), value: word('ProviderCondition', providerStanding) },
        { name: t('changes.reason'), value: providerReason },
        { name: t('changes.end.accepted'), value: <Money fen={acceptedFen} /> },
        { name: t('changes.end.remaining'), value: <Money fen={remainingFen} /> },
        { name: t('changes.end.paid'), value: <Money fen={paidFen} /> },
        { name: t('changes.replacement.stopped'), value: stoppedAt && <Moment at={stoppedAt} /> },
        { name: t('changes.replacement.handOver'), value: handOverBy && <Day of={handOverBy} /> },
      ]}
    />
  );
}

/** What the other provider would take over, and at what price. */
function Remains({ replacement: { lines, milestones } }: { replacement: Replacement }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  if (lines.length === 0) return null;
  return (
    <section className="section-block">
      <h2>{t('changes.replacement.remains')}</h2>
      <List
        caption={t('changes.replacement.remains')}
        rows={lines}
        rowKey={({ kind, description }) => `${kind} ${description}`}
        empty="–"
        columns={[
          {
            key: 'what',
            title: t('changes.propose.what'),
            cell: ({ description, kind }) => (
              <>
                {description} <span className="soft">({word('CostKind', kind)})</span>
              </>
            ),
          },
          {
            key: 'amount',
            title: t('changes.propose.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
      <List
        caption={t('changes.propose.milestones')}
        rows={milestones}
        rowKey={({ title }) => title}
        empty="–"
        columns={[
          { key: 'title', title: t('changes.propose.step'), cell: ({ title }) => title },
          {
            key: 'months',
            title: t('changes.propose.dueIn'),
            figures: true,
            cell: ({ dueInMonths }) => dueInMonths,
          },
          {
            key: 'amount',
            title: t('changes.propose.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
    </section>
  );
}
