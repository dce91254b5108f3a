import { Checkbox, Form as AntForm, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractAtChangeFragment } from '../../gql/graphql.js';
import { AmountField } from '../../ui/form/amount-field.js';
import { CostKindSelect } from '../../ui/form/cost-kind-select.js';
import { Field } from '../../ui/form/form.js';
import type { Terms } from './changes.rules.js';

/** The lines, which make the total. One that is paid by use keeps its price. */
export function LinesOfChange({ terms }: { terms: Terms }): ReactNode {
  const { t } = useTranslation();
  return (
    <AntForm.List name="lines">
      {(fields, { add, remove }) => (
        <fieldset className="rows">
          <legend>{t('changes.propose.lines')}</legend>
          {fields.map(({ key, name }) => (
            <div
              key={key}
              className="row"
              role="group"
              aria-label={t('changes.propose.line', { number: name + 1 })}
            >
              <Field
                name={[name, 'description']}
                label={t('changes.propose.what')}
                rules={[{ required: true }]}
              >
                <Input />
              </Field>
              <Field name={[name, 'kind']} label={t('changes.propose.kind')} rules={[{ required: true }]}>
                <CostKindSelect />
              </Field>
              <LineAmount name={name} fixed={Boolean(terms.lines[name]?.metering)} />
              <Field name={[name, 'platforms']} label={t('changes.propose.platforms')}>
                <Checkbox.Group
                  options={[
                    { value: 'INDUSTRIAL', label: t('changes.propose.industrial') },
                    { value: 'PUBLIC_CLOUD', label: t('changes.propose.publicCloud') },
                  ]}
                />
              </Field>
              {fields.length > 1 && (
                <button type="button" className="button" onClick={() => remove(name)}>
                  {t('changes.propose.removeLine', { number: name + 1 })}
                </button>
              )}
            </div>
          ))}
          <button
            type="button"
            className="button"
            onClick={() => add({ kind: 'PLATFORM_SERVICE', description: '', amount: '', platforms: [] })}
          >
            {t('changes.propose.addLine')}
          </button>
        </fieldset>
      )}
    </AntForm.List>
  );
}

/** The milestones, whose amounts make the total too. What was reported or accepted stays to the word. */
export function MilestonesOfChange({ contract }: { contract: ContractAtChangeFragment }): ReactNode {
  const { t } = useTranslation();
  const typed = AntForm.useWatch<readonly { readonly id?: string }[] | undefined>('milestones');
  const delivered = (at: number): boolean => {
    const id = typed?.[at]?.id;
    return contract.milestones.some((each) => each.id === id && each.state !== 'PLANNED');
  };
  return (
    <AntForm.List name="milestones">
      {(fields, { add, remove }) => (
        <fieldset className="rows">
          <legend>{t('changes.propose.milestones')}</legend>
          {fields.map(({ key, name }) => (
            <div
              key={key}
              className="row"
              role="group"
              aria-label={t('changes.propose.milestone', { number: name + 1 })}
            >
              <Field name={[name, 'title']} label={t('changes.propose.step')} rules={[{ required: true }]}>
                <Input disabled={delivered(name)} />
              </Field>
              <Field
                name={[name, 'dueInMonths']}
                label={t('changes.propose.dueIn')}
                rules={[{ required: true }]}
              >
                <InputNumber min={0} max={120} precision={0} disabled={delivered(name)} />
              </Field>
              <LineAmount name={name} fixed={delivered(name)} />
              {delivered(name) ? (
                <p className="soft">{t('changes.propose.done')}</p>
              ) : (
                fields.length > 1 && (
                  <button type="button" className="button" onClick={() => remove(name)}>
                    {t('changes.propose.removeStep', { number: name + 1 })}
                  </button>
                )
              )}
            </div>
          ))}
          <button
            type="button"
            className="button"
            onClick={() => add({ title: '', dueInMonths: 1, amount: '' })}
          >
            {t('changes.propose.addStep')}
          </button>
        </fieldset>
      )}
    </AntForm.List>
  );
}

function LineAmount({ name, fixed }: { name: number; fixed: boolean }): ReactNode {
  const { t } = useTranslation();
  return <AmountField name={[name, 'amount']} label={t('changes.propose.amount')} zero disabled={fixed} />;
}
