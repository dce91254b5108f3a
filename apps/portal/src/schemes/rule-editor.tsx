import { Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeSchemeDocument, type SchemeQuery, type SettingConfidence } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { isRule, jsonOf, kindOf, RULE_KINDS, type RuleKind, textOf } from './schemes.rules.js';
import type { RuleWords } from './use-rule-words.js';

export interface RuleEditorProps {
  readonly version: SchemeQuery['schemeVersion'];
  readonly words: RuleWords;
}

interface Values {
  readonly value: string;
  readonly source: string;
  readonly confidence: SettingConfidence;
}

const CONFIDENCES = ['CONFIRMED', 'PARTIAL', 'INFERRED', 'OPERATOR'] as const;

/** One rule at a time: its value as people write it, and where it was read. What is wrong stands above, all at once. */
export function RuleEditor({ version: { id, rules }, words }: RuleEditorProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [name, setName] = useState<string>('subsidyShare');
  const change = useSend(ChangeSchemeDocument);
  const rule = rules.find((each) => each.name === name);
  const kind = kindOf(name);
  const set = ({ value, source, confidence }: Values): void =>
    void change.send({ input: { id, set: [{ name, value: jsonOf(kind, value)!, source, confidence }] } });
  return (
    <section>
      <h2>{t('schemes.edit.title')}</h2>
      <label className="stacked">
        {t('schemes.rule')}
        <Select
          value={name}
          onChange={setName}
          showSearch={{ optionFilterProp: 'label' }}
          options={Object.keys(RULE_KINDS).map((each) => ({
            value: each,
            label: rules.some((present) => present.name === each)
              ? words.name(each)
              : t('schemes.edit.absent', { rule: words.name(each) }),
          }))}
        />
      </label>
      <Form<Values>
        key={name + (rule?.value ?? '')}
        submit={t('schemes.edit.send')}
        sending={change.sending}
        problem={change.problem}
        initial={
          rule
            ? { value: textOf(kind, rule.value), source: rule.source, confidence: rule.confidence }
            : { confidence: 'OPERATOR' }
        }
        onSubmit={set}
        others={
          rule && (
            <Act busy={change.sending} onAct={() => void change.send({ input: { id, remove: [name] } })}>
              {t('schemes.edit.remove')}
            </Act>
          )
        }
      >
        <Field
          name="value"
          label={isRule(name) ? words.name(name) : name}
          extra={t(`schemes.edit.help.${kind}`)}
          rules={[
            {
              required: true,
              validator: (_, text: string | undefined) =>
                jsonOf(kind, text ?? '') === undefined
                  ? Promise.reject(new Error(t('schemes.edit.valueWrong')))
                  : Promise.resolve(),
            },
          ]}
        >
          {valueInput(kind, t('schemes.yes'), t('schemes.no'))}
        </Field>
        <Field
          name="source"
          label={t('schemes.source')}
          extra={t('schemes.edit.sourceHelp')}
          rules={[{ required: true, whitespace: true, message: t('schemes.edit.sourceMissing') }]}
        >
          <Input />
        </Field>
        <Field name="confidence" label={t('schemes.confidence')} required>
          <Radio.Group
            options={CONFIDENCES.map((value) => ({ value, label: word('SettingConfidence', value) }))}
          />
        </Field>
      </Form>
    </section>
  );
}

function valueInput(kind: RuleKind, yes: string, no: string): ReactNode {
  if (kind === 'YES_NO')
    return (
      <Radio.Group
        options={[
          { value: 'YES', label: yes },
          { value: 'NO', label: no },
        ]}
      />
    );
  return kind === 'JSON' ? <Input.TextArea rows={8} /> : <Input />;
}
