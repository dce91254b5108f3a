import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import type { Acting } from '../session/acting.js';
import { Facts } from '../ui/value/facts.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { type Move, Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { Reasons } from './claim-form.js';
import { RedemptionState } from './redemption-state.js';
import { fileOf, redemptionsOf, voucherRoute } from './vouchers.route.js';
import { nextStep, type VoucherFile, whyNotRedeem } from './vouchers.rules.js';

/** A voucher: what it pays, line by line, until when, and how far its redemption has come. */
export function VoucherPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = voucherRoute.useRouteContext();
  const { voucher } = useSuspenseQuery(fileOf(voucherRoute.useParams().id)).data;
  const redemptions = nodesOf(useSuspenseQuery(redemptionsOf(voucher.roundId)).data.redemptions).filter(
    ({ voucherId }) => voucherId === voucher.id,
  );
  const { contract } = voucher;
  return (
    <Page
      above={<Link to="/vouchers">{t('vouchers.list.title')}</Link>}
      title={t('vouchers.file.title', {
        title: contract?.title ?? t('vouchers.contractHidden'),
        state: word('VoucherState', voucher.state),
      })}
      move={useMove(voucher, acting)}
    >
      {voucher.enterprise?.id === acting?.organisationId && (
        <nav className="tabs" aria-label={t('vouchers.file.more')}>
          <Link to="/vouchers/$id/affairs" params={{ id: voucher.id }}>
            {t('vouchers.file.affairs')}
          </Link>
          <Link to="/other-grants">{t('vouchers.file.grants')}</Link>
        </nav>
      )}
      <Reasons ineligibilities={voucher.ineligibilities} />
      {redemptions.map((redemption) => (
        <RedemptionState
          key={redemption.id}
          redemption={redemption}
          own={voucher.enterprise?.id === acting?.organisationId}
        />
      ))}
      <Phases voucher={voucher} acting={acting} />
      <Lines lines={voucher.lines} />
      <section>
        <h2>{t('vouchers.file.facts')}</h2>
        <Facts
          facts={[
            { name: t('vouchers.number'), value: voucher.acceptedNumber },
            { name: t('vouchers.amount'), value: <Money fen={voucher.amountFen} /> },
            {
              name: t('vouchers.contract'),
              value: contract && (
                <Link to="/contracts/$id" params={{ id: contract.id }}>
                  {contract.title} ({contract.number})
                </Link>
              ),
            },
            { name: t('vouchers.provider'), value: voucher.provider.name },
            { name: t('vouchers.claimedAt'), value: <Moment at={voucher.claimedAt} /> },
            { name: t('vouchers.redeemBy'), value: <Moment at={voucher.redeemBy} /> },
          ]}
        />
      </section>
    </Page>
  );
}

function useMove(voucher: VoucherFile, acting: Acting | null): Move | undefined {
  const { t } = useTranslation();
  const word = useWord();
  const step = nextStep(voucher);
  if (step === 'OVER') return undefined;
  if (step === 'REDEEM') {
    const yours = voucher.enterprise?.id === acting?.organisationId;
    return {
      whose: t(yours ? 'vouchers.move.redeem' : 'vouchers.move.enterprise'),
      yours,
      by: voucher.redeemBy,
      otherwise: t('vouchers.move.expires'),
    };
  }
  if (step === 'WAIT' && voucher.waitingFor) {
    return {
      whose: t('vouchers.move.queue', {
        limit: word('LimitKind', voucher.waitingFor),
        position: voucher.waitingPosition,
      }),
      otherwise: t('vouchers.move.served'),
    };
  }
  return { whose: t(`vouchers.steps.${step}`) };
}

function Phases({ voucher, acting }: { voucher: VoucherFile; acting: Acting | null }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const own = voucher.enterprise?.id === acting?.organisationId;
  return (
    <section>
      <h2>{t('vouchers.phases.title')}</h2>
      <List
        caption={t('vouchers.phases.title')}
        rows={voucher.phases}
        rowKey={({ number }) => String(number)}
        empty="–"
        columns={[
          {
            key: 'title',
            title: t('vouchers.phases.phase'),
            cell: ({ number, title }) =>
              title ? `${number}. ${title}` : t('vouchers.phases.number', { number }),
          },
          {
            key: 'state',
            title: t('vouchers.state'),
            cell: ({ state }) => (
              <Status tone={state === 'PAID' ? 'done' : 'waiting'}>{word('VoucherPhaseState', state)}</Status>
            ),
          },
          {
            key: 'grant',
            title: t('vouchers.phases.grant'),
            figures: true,
            cell: ({ grantFen }) => <Money fen={grantFen} bare />,
          },
          {
            key: 'act',
            title: t('vouchers.next'),
            cell: ({ number, state }) => {
              if (!own) return '–';
              const why = whyNotRedeem(state, acting);
              if (why) return t(`vouchers.phases.whyNot.${why}`);
              return (
                <Link
                  to="/vouchers/$id/redeem/$phase"
                  params={{ id: voucher.id, phase: String(number) }}
                  className="button primary"
                >
                  {t('vouchers.phases.redeem', { number })}
                </Link>
              );
            },
          },
        ]}
      />
    </section>
  );
}

/** The amount worked out: what each line of the contract brings, also those that bring nothing. */
function Lines({ lines }: Pick<VoucherFile, 'lines'>): ReactNode {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('vouchers.lines.title')}</h2>
      <List
        caption={t('vouchers.lines.title')}
        rows={lines}
        rowKey={({ lineId }) => lineId}
        empty="–"
        columns={[
          {
            key: 'what',
            title: t('vouchers.lines.what'),
            cell: ({ description, reason }) => (
              <>
                {description}
                {reason && <div className="soft">{reason}</div>}
              </>
            ),
          },
          {
            key: 'amount',
            title: t('vouchers.lines.price'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
          {
            key: 'grant',
            title: t('vouchers.lines.grant'),
            figures: true,
            cell: ({ grantFen }) => <Money fen={grantFen} bare />,
          },
        ]}
      />
    </section>
  );
}
