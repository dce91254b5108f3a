export const texts = {
  search: {
    label: '搜索内容',
    placeholder: '名称、合同编号或统一社会信用代码',
    begin_one: '请输入至少 {{count}} 个字。只查您有权查看的内容。',
    begin_other: '请输入至少 {{count}} 个字。只查您有权查看的内容。',
    asking: '正在搜索“{{text}}”',
    nothing: '没有找到“{{text}}”。请换一个词，或者只写名称的一部分。',
    found_one: '找到 {{count}} 项，按回车打开第一项。',
    found_other: '找到 {{count}} 项，按回车打开第一项。',
    more: '还有其他结果，请写得更具体些。',
    kinds: {
      enterprises: '企业',
      needs: '需求',
      contracts: '合同',
      vouchers: '服务券',
      redemptions: '兑现申请',
      providers: '服务商',
      solutions: '方案',
    },
  },
};
