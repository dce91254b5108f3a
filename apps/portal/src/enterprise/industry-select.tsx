import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IndustryChoiceDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';

interface IndustrySelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string) => void;
}

/** A class of GB/T 4754, found by what it is called or by its number. */
export function IndustrySelect({ id, value, onChange }: IndustrySelectProps): ReactNode {
  const { t } = useTranslation();
  const [typed, type] = useState('');
  const text = useDeferredValue(typed.trim() || (value ?? ''));
  const { data, isFetching } = useQuery({
    ...query(IndustryChoiceDocument, { text }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  const classes = data?.industries.filter(({ level }) => level === 'CLASS') ?? [];
  return (
    <Select
      {...(id && { id })}
      showSearch={{ filterOption: false, onSearch: type }}
      value={value || null}
      placeholder={t('enterprise.form.industryFind')}
      loading={isFetching}
      notFoundContent={t(typed ? 'enterprise.form.industryNone' : 'enterprise.form.industryFind')}
      options={classes.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
      onChange={(code: string) => onChange?.(code)}
    />
  );
}
