import type { MessageCatalogue } from '#libs/kernel';

/** Texts of what this room refuses. */
export const officeMessages: MessageCatalogue = {
  FILE_TOO_LARGE: {
    'zh-CN': '文件为 {mib} MB，此类文件最大 {mostMib} MB。请压缩或拆分后再上传。',
    en: 'The file has {mib} MB; of this kind at most {mostMib} MB are taken. Make it smaller or split it, and upload it again.',
  },
  UPLOADS_TOO_MANY: {
    'zh-CN':
      '同一人同时上传的文件最多 {most} 个，一天内合计最多 {mostMib} MB。请待前面的文件上传完成，或明日再传。',
    en: 'One person uploads at most {most} files at once and {mostMib} MB within a day. Wait until the others are done, or go on tomorrow.',
  },
  UPLOAD_INCOMPLETE: {
    'zh-CN': '文件尚未传完，请继续上传后再提交。',
    en: 'The file has not arrived whole. Let the upload go on, then try again.',
  },
  UPLOAD_EXPIRED: {
    'zh-CN': '文件没有在 24 小时内传完，已作废。请重新上传。',
    en: 'The file did not arrive within 24 hours and was let go. Please upload it again.',
  },
  FILE_DAMAGED: {
    'zh-CN': '收到的文件与您电脑上的不一致，可能在传输中损坏，或上传时文件被改动。请重新上传。',
    en: 'What arrived is not what your computer has: it was damaged on the way, or changed meanwhile. Please upload it again.',
  },
  FILE_TYPE_REFUSED: {
    'zh-CN':
      '按内容判断，此文件不是可接收的类型（与文件名无关）。可接收：{allowed:FileType}。请另存为其中一种后重新上传。',
    en: 'By its content, whatever it is called, this is no file of a type that is taken. These are: {allowed:FileType}. Save it as one of them and upload it again.',
  },
  FILE_HAS_MACROS: {
    'zh-CN': '文件中含有宏、控件或外部链接，不能接收。请另存为不含宏的文件，或导出为 PDF 后重新上传。',
    en: 'The file contains macros, controls or links to other files and cannot be taken. Save it without them, or as a PDF, and upload it again.',
  },
  FILE_HAS_SCRIPTS: {
    'zh-CN': 'PDF 中含有脚本、附件或会启动其他程序的动作，不能接收。请用“打印为 PDF”另存后重新上传。',
    en: 'The PDF contains scripts, attachments or actions that start something and cannot be taken. Print it to a new PDF and upload that.',
  },
  FILE_HAS_ARCHIVE: {
    'zh-CN': '文件中套有压缩包、程序或旧格式文档，不能接收。请将其中的材料逐份上传。',
    en: 'The file holds an archive, a program or an old document within and cannot be taken. Upload the papers in it one by one.',
  },
  FILE_BOMB: {
    'zh-CN': '文件解压后过大或条目过多，不能接收。请拆分或导出为 PDF 后重新上传。',
    en: 'Unpacked, the file is too large or has too many parts and cannot be taken. Split it, or save it as a PDF, and upload it again.',
  },
  FILE_LOCKED: {
    'zh-CN': '文件已加密或设有密码，无法查看，不能接收。请解除密码后重新上传。',
    en: 'The file is locked with a password, so nobody could read it. Remove the password and upload it again.',
  },
  FILE_BROKEN: {
    'zh-CN': '文件不完整或已损坏，无法打开。请在本机打开确认后重新上传。',
    en: 'The file is cut off or broken and cannot be opened. Check that it opens on your computer, and upload it again.',
  },
  FILE_TWO_IN_ONE: {
    'zh-CN': '一个文件中藏有另一个文件，不能接收。请重新导出为单一文件后上传。',
    en: 'The file hides a second one and cannot be taken. Save it anew as one file and upload that.',
  },
  FILE_PICTURE_BROKEN: {
    'zh-CN': '图片无法读取或超过 6000 万像素。请在本机打开确认，另存为 JPEG 后重新上传。',
    en: 'The picture cannot be read, or has more than 60 megapixels. Check that it opens on your computer, save it as JPEG and upload it again.',
  },
  FILE_LINK_EXPIRED: {
    'zh-CN': '打开文件的链接已过期。请刷新页面后重新打开。',
    en: 'The link to the file has expired. Load the page again and open it from there.',
  },
  FILE_NOT_HANDED_IN: {
    'zh-CN': '提交人只提供了此文件的指纹，没有上传文件本身。如需查看，请要求其上传。',
    en: 'Who handed this in gave the fingerprint of the file and never uploaded the file. Ask them to upload it.',
  },
  METHOD_NOT_ALLOWED: {
    'zh-CN': '此地址只接受 {allowed} 请求。',
    en: 'This address takes {allowed} only.',
  },
};
