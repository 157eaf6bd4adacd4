export default definePageConfig({ navigationBarTitleText: '工作首页' })
