import { Form as AntForm, type FormInstance, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AmountField } from '../ui/form/amount-field.js';
import { CostKindSelect } from '../ui/form/cost-kind-select.js';
import { Field } from '../ui/form/form.js';
import { Money } from '../ui/value/money.js';
import { fenOf, sumOfTyped } from '../ui/value/money.rules.js';
import { FIRST_LINE, type TypedOffer } from './offer.rules.js';

/** The price list of the smallest scope, line by line, and what the largest costs. */
export function PriceFields({ form }: { form: FormInstance<TypedOffer> }): ReactNode {
  const { t } = useTranslation();
  const lines = AntForm.useWatch<TypedOffer['lines'] | undefined>('lines', form);
  const total = sumOfTyped(lines);
  return (
    <>
      <h2>{t('catalogue.form.price')}</h2>
      <AntForm.List name="lines">
        {(fields, { add, remove }) => (
          <fieldset className="price-lines">
            <legend>{t('catalogue.form.lines')}</legend>
            {fields.map(({ key, name }) => (
              <PriceLine
                key={key}
                index={name}
                onRemove={fields.length > 1 ? () => remove(name) : undefined}
              />
            ))}
            <button type="button" className="button" onClick={() => add(FIRST_LINE)}>
              {t('catalogue.form.addLine')}
            </button>
          </fieldset>
        )}
      </AntForm.List>
      <p aria-live="polite">
        {t('catalogue.form.from')} <Money fen={total} />
      </p>
      <Field
        name="priceTo"
        label={t('catalogue.form.to')}
        extra={t('catalogue.form.toHint')}
        dependencies={['lines']}
        rules={[
          {
            required: true,
            validator: (_, typed: string | undefined) => {
              const to = fenOf(typed ?? '');
              if (to === undefined) return Promise.reject(new Error(t('catalogue.form.amountWrong')));
              return BigInt(to) < BigInt(sumOfTyped(form.getFieldValue('lines')))
                ? Promise.reject(new Error(t('catalogue.form.toTooLow')))
                : Promise.resolve();
            },
          },
        ]}
      >
        <Input inputMode="decimal" />
      </Field>
    </>
  );
}

function PriceLine({ index, onRemove }: { index: number; onRemove: (() => void) | undefined }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="price-line" role="group" aria-label={t('catalogue.form.line', { number: index + 1 })}>
      <Field name={[index, 'kind']} label={t('catalogue.form.kind')} rules={[{ required: true }]}>
        <CostKindSelect />
      </Field>
      <Field
        name={[index, 'description']}
        label={t('catalogue.form.description')}
        rules={[{ required: true, whitespace: true, message: t('catalogue.form.descriptionMissing') }]}
      >
        <Input maxLength={200} />
      </Field>
      <AmountField name={[index, 'amount']} label={t('catalogue.form.amount')} />
      {onRemove && (
        <button type="button" className="button" onClick={onRemove}>
          {t('catalogue.form.removeLine', { number: index + 1 })}
        </button>
      )}
    </div>
  );
}
