export { phoneHref, SUPPORT_PHONE } from '@/components/ui/contact'
