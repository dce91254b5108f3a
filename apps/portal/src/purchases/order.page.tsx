import { Input, Radio } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BuyDirectDocument, type SolutionToOrderQuery } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Field, Form } from '../ui/form/form.js';
import { List } from '../ui/list.js';
import { Money } from '../ui/value/money.js';
import { exactYuan } from '../ui/value/money.rules.js';
import { Page } from '../ui/page.js';
import { useScene } from '../ui/value/use-scene.js';
import { orderRoute, toOrder } from './purchases.route.js';
import { whyNotOrder } from './purchases.rules.js';

interface Values {
  readonly scenario: string;
  readonly description: string;
}

/** An item of the catalogue ordered as it is listed: what it is, what it costs, what follows, and then the order. */
export function OrderPage(): ReactNode {
  const { t } = useTranslation();
  const scene = useScene();
  const navigate = useNavigate();
  const { solutionId } = orderRoute.useParams();
  const { acting } = orderRoute.useRouteContext();
  const { solution } = useSuspenseQuery(toOrder(solutionId)).data;
  const { send, problem, sending } = useSend(BuyDirectDocument);
  const why = whyNotOrder(solution, acting);
  const { title, provider, catalogueVersion, scenarios, priceFromFen } = solution;
  const order = async (values: Values): Promise<void> => {
    const enterpriseId = acting?.organisationId ?? '';
    if (await send({ input: { enterpriseId, solutionId, catalogueVersion, ...values } }))
      await navigate({ to: '/purchases' });
  };
  return (
    <Page
      above={<Link to="/purchases">{t('purchases.name')}</Link>}
      title={t(why ? 'purchases.order.not' : 'purchases.order.title', { title })}
      lead={provider?.name}
    >
      <Item solution={solution} />
      <section className="section-block">
        <h2>{t('purchases.order.effects')}</h2>
        <ul>
          <li>{t('purchases.order.effect.offer')}</li>
          <li>{t('purchases.order.effect.contract')}</li>
          <li>{t('purchases.order.effect.limit')}</li>
        </ul>
        {why && <p>{t(`purchases.order.whyNot.${why}`)}</p>}
        {!why && (
          <Form<Values>
            submit={t('purchases.order.send', { amount: exactYuan(priceFromFen) })}
            sending={sending}
            problem={problem}
            initial={scenarios[0] ? { scenario: scenarios[0] } : {}}
            onSubmit={(values) => void order(values)}
          >
            <Field name="scenario" label={t('purchases.order.scene')} rules={[{ required: true }]}>
              <Radio.Group options={scenarios.map((code) => ({ value: code, label: scene(code) }))} />
            </Field>
            <Field
              name="description"
              label={t('purchases.order.what')}
              extra={t('purchases.order.whatHelp')}
              rules={[
                { required: true, min: 10, whitespace: true, message: t('ui.act.words', { count: 10 }) },
              ]}
            >
              <Input.TextArea rows={5} maxLength={5000} />
            </Field>
          </Form>
        )}
      </section>
    </Page>
  );
}

function Item({ solution }: { solution: SolutionToOrderQuery['solution'] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { summary, deliveryMonths, catalogueVersion, priceFromFen, priceToFen, lines } = solution;
  return (
    <section className="section-block">
      <p className="said">{summary}</p>
      <Facts
        facts={[
          {
            name: t('purchases.order.price'),
            value:
              priceFromFen === priceToFen ? (
                <Money fen={priceFromFen} />
              ) : (
                <>
                  <Money fen={priceFromFen} /> – <Money fen={priceToFen} />
                </>
              ),
          },
          {
            name: t('purchases.order.delivery'),
            value: t('purchases.order.months', { count: deliveryMonths }),
          },
          { name: t('purchases.order.version'), value: catalogueVersion },
        ]}
      />
      <List
        caption={t('purchases.order.lines')}
        rows={lines}
        rowKey={({ kind, description }) => `${kind} ${description}`}
        empty="–"
        columns={[
          { key: 'what', title: t('purchases.order.line'), cell: ({ description }) => description },
          { key: 'kind', title: t('purchases.order.kind'), cell: ({ kind }) => word('CostKind', kind) },
          {
            key: 'amount',
            title: t('purchases.order.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
    </section>
  );
}
