import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Facts } from '../ui/value/facts.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Decision } from './decision.js';
import { Overlaps } from './overlaps.js';
import { Papers } from './papers.js';
import { fileOf, reviewFileRoute, voucherOf } from './review.route.js';
import { dutyOn, sumsOf, undecided } from './review.rules.js';
import { SimilarCases } from './similar-cases.js';
import './review.css';

/** One claim for payment in one view: what the contract says, what the papers say, what overlaps, and the decision. */
export function ReviewFilePage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = reviewFileRoute.useParams();
  const { acting } = reviewFileRoute.useRouteContext();
  const { redemption, paymentForecast, redemptionOverlaps, similarRedemptions } = useSuspenseQuery(
    fileOf(id, acting),
  ).data;
  const { voucher } = useSuspenseQuery(voucherOf(redemption.voucherId)).data;
  const duty = dutyOn(redemption, acting);
  const open = undecided(redemptionOverlaps);
  const { invoicedFen, paidFen } = sumsOf(redemption);
  return (
    <Page
      wide
      above={<Link to="/review">{t('review.queue.caption')}</Link>}
      title={t(open > 0 && duty === 'REVIEW' ? 'review.file.overlaps' : 'review.file.title', {
        name: voucher.enterprise?.name ?? voucher.contract?.title,
        state: word('RedemptionState', redemption.state),
        count: open,
      })}
      {...(duty !== 'NONE' && {
        move: {
          whose: t(`review.duty.${duty}`),
          yours: true,
          by: paymentForecast.dueBy,
          otherwise: t('review.duty.otherwise'),
        },
      })}
    >
      <div className="review-desk">
        <div>
          <section>
            <h2>{t('review.facts.title')}</h2>
            <Facts
              facts={[
                { name: t('review.facts.enterprise'), value: voucher.enterprise?.name },
                { name: t('review.facts.provider'), value: voucher.provider.name },
                {
                  name: t('review.facts.contract'),
                  value: voucher.contract && (
                    <Link to="/contracts/$id" params={{ id: voucher.contract.id }}>
                      {voucher.contract.number}
                    </Link>
                  ),
                },
                {
                  name: t('review.facts.signedOn'),
                  value: voucher.contract?.signedOn && <Day of={voucher.contract.signedOn} />,
                },
                { name: t('review.facts.contractFen'), value: <Money fen={redemption.contractFen} /> },
                { name: t('review.facts.invoiced'), value: <Money fen={invoicedFen} /> },
                { name: t('review.facts.paid'), value: <Money fen={paidFen} /> },
                { name: t('review.facts.grant'), value: <Money fen={redemption.amountFen} /> },
              ]}
            />
          </section>
          <Papers redemption={redemption} />
          <Overlaps redemptionId={id} overlaps={redemptionOverlaps} decides={duty === 'REVIEW'} />
        </div>
        <div>
          {duty !== 'NONE' && <Decision redemption={redemption} duty={duty} undecided={open} />}
          {holds(acting, 'conflict.declare') && voucher.enterprise && (
            <p>
              <Link to="/conflicts/$kind/$id" params={{ kind: 'ENTERPRISE', id: voucher.enterprise.id }}>
                {t('review.conflict.enterprise')}
              </Link>
              {t('list.separator')}
              <Link to="/conflicts/$kind/$id" params={{ kind: 'PROVIDER', id: voucher.provider.id }}>
                {t('review.conflict.provider')}
              </Link>
            </p>
          )}
          {similarRedemptions && <SimilarCases cases={similarRedemptions} />}
        </div>
      </div>
    </Page>
  );
}
