/** A lender's name is Chinese in every language of the page. */
export const LenderName = ({ name }: { name: string }) => <span lang="zh-CN">{name}</span>
