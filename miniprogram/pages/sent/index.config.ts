export default definePageConfig({ navigationBarTitleText: '已经收到' })
