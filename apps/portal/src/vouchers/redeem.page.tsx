import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { AccountSection } from './account-section.js';
import { RedeemForm } from './redeem-form.js';
import { fileOf, redeemRoute, redemptionsOf, toFill } from './vouchers.route.js';
import { isRevisable, linksOf, typedOf } from './vouchers.rules.js';
import './vouchers.css';

/** The papers of one phase, and what the reviewer will see of them while they are typed. */
export function RedeemPage(): ReactNode {
  const { t } = useTranslation();
  const { id, phase } = redeemRoute.useParams();
  const { acting } = redeemRoute.useRouteContext();
  const { voucher } = useSuspenseQuery(fileOf(id)).data;
  const { round, redemptions } = useSuspenseQuery(redemptionsOf(voucher.roundId)).data;
  const claim = nodesOf(redemptions).find((each) => each.voucherId === id && each.phase === Number(phase));
  const revises = isRevisable(claim?.state);
  const organisationId = acting?.organisationId ?? '';
  const { redemptionDraft, payeeAccounts } = useSuspenseQuery(toFill(id, Number(phase), organisationId)).data;
  return (
    <Page
      above={
        <Link to="/vouchers/$id" params={{ id }}>
          {voucher.contract?.title}
        </Link>
      }
      title={t(revises ? 'vouchers.redeem.revise.title' : 'vouchers.redeem.title', { phase })}
      {...(!revises && {
        move: {
          whose: t('vouchers.move.redeem'),
          yours: true,
          by: voucher.redeemBy,
          otherwise: t('vouchers.move.expires'),
        },
      })}
    >
      <AccountSection accounts={payeeAccounts} acting={acting} />
      {redemptionDraft && (
        <p role="status" className="soft">
          {t('vouchers.redeem.savedAt')} <Moment at={redemptionDraft.savedAt} />
        </p>
      )}
      <RedeemForm
        voucherId={id}
        phase={Number(phase)}
        saved={typedOf(redemptionDraft)}
        savedAt={redemptionDraft?.savedAt ?? null}
        links={linksOf(redemptionDraft)}
        acting={acting}
        from={round.redeemFrom}
        revises={revises}
      />
    </Page>
  );
}
