import { Checkbox, Form as AntForm, Input, InputNumber, Select } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PublishSolutionDocument, type SizeClass } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Field, Form } from '../ui/form/form.js';
import { SCENES } from '../ui/value/scenes.js';
import { useScene } from '../ui/value/use-scene.js';
import { citiesQuery } from './catalogue.route.js';
import { IndustriesSelect } from './industries-select.js';
import { PriceFields } from './price-fields.js';
import { offerOf, type TypedOffer } from './offer.rules.js';

export interface OfferFormProps {
  readonly providerId: string;
  /** The item of which this is the next version. */
  readonly solutionId?: string;
  readonly initial: Partial<TypedOffer>;
  /** What the industries of `initial` are called. */
  readonly industryNames: readonly string[];
}

const SIZES: readonly SizeClass[] = ['MICRO', 'SMALL', 'MEDIUM', 'LARGE'];

/** An offer: what it is, whom it fits, what it costs; published by one button. */
export function OfferForm({ providerId, solutionId, initial, industryNames }: OfferFormProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const scene = useScene();
  const navigate = useNavigate();
  const [form] = AntForm.useForm<TypedOffer>();
  const { divisions } = useSuspenseQuery(citiesQuery).data;
  const { send, problem, sending } = useSend(PublishSolutionDocument);
  const publish = async (typed: TypedOffer): Promise<void> => {
    const answer = await send({ input: offerOf(typed, providerId, solutionId) });
    if (answer) await navigate({ to: '/solutions/$id', params: { id: answer.publishSolution.id } });
  };
  return (
    <Form<TypedOffer>
      form={form}
      submit={t(solutionId ? 'catalogue.form.publishVersion' : 'catalogue.form.publish')}
      initial={initial}
      sending={sending}
      problem={problem}
      onSubmit={publish}
    >
      <h2>{t('catalogue.form.what')}</h2>
      <Field
        name="title"
        label={t('catalogue.field.title')}
        rules={[{ required: true, whitespace: true, message: t('catalogue.form.titleMissing') }]}
      >
        <Input maxLength={100} />
      </Field>
      <Field
        name="summary"
        label={t('catalogue.field.summary')}
        extra={t('catalogue.form.summaryHint')}
        rules={[{ required: true, whitespace: true, message: t('catalogue.form.summaryMissing') }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Field>
      <Field
        name="scenarios"
        label={t('catalogue.field.scenarios')}
        extra={t('catalogue.form.scenariosHint')}
        rules={[{ required: true, type: 'array', min: 1, message: t('catalogue.form.scenariosMissing') }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={SCENES.map((id) => ({ value: id, label: scene(id) }))}
        />
      </Field>
      <Field name="platforms" label={t('catalogue.form.platforms')} extra={t('catalogue.form.platformsHint')}>
        <Checkbox.Group
          options={[
            { value: 'INDUSTRIAL', label: t('catalogue.field.industrialPlatform') },
            { value: 'PUBLIC_CLOUD', label: t('catalogue.field.publicCloud') },
          ]}
        />
      </Field>
      <h2>{t('catalogue.form.whom')}</h2>
      <p className="soft">{t('catalogue.form.whomLead')}</p>
      <Field name="industries" label={t('catalogue.field.industries')}>
        <IndustriesSelect known={namesByCode(initial.industries, industryNames)} />
      </Field>
      <Field name="sizeClasses" label={t('catalogue.field.sizeClasses')}>
        <Checkbox.Group options={SIZES.map((each) => ({ value: each, label: word('SizeClass', each) }))} />
      </Field>
      <Field name="regions" label={t('catalogue.field.regions')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={divisions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Field>
      <Field
        name="protocols"
        label={t('catalogue.field.protocols')}
        extra={t('catalogue.form.protocolsHint')}
      >
        <Input maxLength={600} />
      </Field>
      <Field
        name="integrations"
        label={t('catalogue.field.integrations')}
        extra={t('catalogue.form.integrationsHint')}
      >
        <Input maxLength={600} />
      </Field>
      <PriceFields form={form} />
      <h2>{t('catalogue.form.when')}</h2>
      <Field
        name="deliveryMonths"
        label={t('catalogue.form.deliveryMonths')}
        rules={[{ required: true, message: t('catalogue.form.numberMissing') }]}
      >
        <InputNumber min={1} max={60} precision={0} />
      </Field>
      <Field
        name="capacityPerMonth"
        label={t('catalogue.form.capacityPerMonth')}
        extra={t('catalogue.form.capacityHint')}
        rules={[{ required: true, message: t('catalogue.form.numberMissing') }]}
      >
        <InputNumber min={1} max={1000} precision={0} />
      </Field>
    </Form>
  );
}

function namesByCode(
  codes: readonly string[] = [],
  names: readonly string[],
): readonly { readonly code: string; readonly name: string }[] {
  return codes.map((code, index) => ({ code, name: names[index] ?? code }));
}
