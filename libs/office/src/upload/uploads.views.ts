import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { describeEnum } from '#libs/platform';
import type { MediaType } from '../inspection/media-types.rules.js';
import { FileKind } from './file-kinds.rules.js';
import { MediaTypes, UploadState } from './upload.entity.js';

describeEnum(FileKind, {
  name: 'FileKind',
  description: 'As what a file is handed in.',
  values: {
    PAPER: { 'zh-CN': '材料', en: 'paper', meaning: 'a report, a licence, a statement.' },
    INVOICE: { 'zh-CN': '发票', en: 'invoice' },
    PHOTO: { 'zh-CN': '照片', en: 'photo' },
  },
});
describeEnum(MediaTypes, {
  name: 'FileType',
  description: 'What a file is by its content.',
  values: {
    PDF: { 'zh-CN': 'PDF', en: 'PDF' },
    OFD: { 'zh-CN': 'OFD', en: 'OFD' },
    DOCX: { 'zh-CN': 'Word（docx）', en: 'Word (docx)' },
    XLSX: { 'zh-CN': 'Excel（xlsx）', en: 'Excel (xlsx)' },
    JPEG: { 'zh-CN': 'JPEG 图片', en: 'JPEG picture' },
    PNG: { 'zh-CN': 'PNG 图片', en: 'PNG picture' },
    WEBP: { 'zh-CN': 'WebP 图片', en: 'WebP picture' },
  },
});
describeEnum(UploadState, {
  name: 'UploadState',
  description: 'What became of a file that was announced.',
  values: {
    RECEIVING: { 'zh-CN': '接收中', en: 'being received' },
    KEPT: { 'zh-CN': '已保存', en: 'kept' },
    REFUSED: { 'zh-CN': '未接收', en: 'refused' },
    EXPIRED: { 'zh-CN': '已过期', en: 'expired', meaning: 'it did not arrive in time.' },
  },
});

@ObjectType('Upload', { description: 'A file on its way in. Only its person sees it.' })
export class UploadView {
  @Field(() => ID) id!: string;
  @Field(() => FileKind) kind!: FileKind;
  @Field(() => UploadState) state!: UploadState;
  @Field(() => Float, { description: 'Whole bytes, as announced.' }) sizeBytes!: number;
  @Field(() => Date, { description: 'Until when it has to be complete.' }) expiresAt!: Date;
  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the file that is kept, by which papers name it. Not that of the file that was sent where a picture was cleaned.',
  })
  hash?: string | null;
  personId!: string;
}

@ObjectType('FileKindLimits', { description: 'What a file of a kind may be.' })
export class FileKindView {
  @Field(() => FileKind) kind!: FileKind;
  @Field(() => [MediaTypes]) types!: readonly MediaType[];
  @Field(() => [String], { description: 'The endings that such files have, without the dot.' })
  extensions!: readonly string[];
  @Field(() => Float, { description: 'Whole bytes.' }) mostBytes!: number;
}
