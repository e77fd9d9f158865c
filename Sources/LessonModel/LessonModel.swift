// LessonModel
