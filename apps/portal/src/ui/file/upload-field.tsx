import type { FormItemProps } from 'antd';
import type { ReactNode } from 'react';
import type { FileKind } from '../../gql/graphql.js';
import { Field } from '../form/form.js';
import { FileDrop } from './file-drop.js';

export interface UploadFieldProps extends FormItemProps {
  readonly kind: FileKind;
  readonly organisationId?: string | undefined;
}

/** A field whose value is the hash of a file that was handed in with it. */
export function UploadField({ kind, organisationId, ...item }: UploadFieldProps): ReactNode {
  return (
    <Field {...item} trigger="onKept" valuePropName="hash">
      <FileDrop kind={kind} organisationId={organisationId} />
    </Field>
  );
}
